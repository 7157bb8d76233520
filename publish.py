from leafletpress.publish import command

if __name__ == "__main__":
    command()
