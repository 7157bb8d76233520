from leafletpress.publish import main

if __name__ == "__main__":
    main()
