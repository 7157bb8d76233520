"""Chinese."""

from __future__ import annotations

from leafletpress.languages.patterns import Clock, Patterns, durations, forms
from leafletpress.languages.row import row
from leafletpress.languages.scripts import HAN_SIMPLIFIED, HAN_TRADITIONAL
from leafletpress.languages.words import NumberWords, with_latin

PARTS = ((0, "凌晨"), (6, "上午"), (12, "中午"), (13, "下午"), (18, "晚上"))
WORDS = NumberWords(
    numbers={
        1: "一 首",
        2: "二 两 兩 双 雙",
        3: "三",
        4: "四",
        5: "五",
        6: "六",
        7: "七",
        8: "八",
        9: "九",
        10: "十",
        11: "十一",
        12: "十二",
        0.5: "半",
    },
    halves="半",
    morning="上午 早上 凌晨 早晨 清晨",
    evening="下午 晚上 中午 傍晚 夜间 夜里",
    before=("每",),
    after=(
        "人中",
        "个人中",
        "名患者中",
        "例中",
        "人当中",
        "个中",
        "份样本中",
        "名",
        "位患者中",
        "分之",
        "人里",
        "份中",
        "例",
        "個人中",
    ),
    large_first=True,
    units=with_latin(
        {
            "mg": "毫克",
            "mcg": "微克",
            "g": "克",
            "kg": "公斤 千克",
            "ml": "毫升",
            "l": "升",
            "cm": "厘米 公分",
            "mm": "毫米",
            "m": "米",
            "°C": "摄氏度 度 攝氏度",
            "min": "分钟 分鐘",
            "h": "小时 个小时 小時 個小時 钟头",
            "day": "天 日",
            "week": "周 星期 个星期 週 個星期 礼拜",
            "month": "个月 月 個月",
            "year": "年 岁 歲",
        }
    ),
    percent=("%", "％", "百分之"),
    glued=True,
    thousands={"百": 100, "千": 1000, "万": 10_000, "萬": 10_000, "亿": 100_000_000},
    numerals=True,
)
IN_SIMPLIFIED = Patterns(
    date="y年M月d日",
    clock=Clock("{part}{clock}:00", "{part}{clock}", parts=PARTS, midnight="午夜12:00"),
    time_range="{opens}至{closes}",
    days=("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"),
    day_range="{first}至{last}",
    opening="{days}，{times}",
    always="任何时间，不分昼夜",
    durations=durations(forms("分钟"), forms("小时"), forms("天"), forms("周"), forms("个月")),
    between="；",
    decimal=".",
)
IN_TRADITIONAL = Patterns(
    date="y年M月d日",
    clock=Clock("{part}{clock}:00", "{part}{clock}", parts=PARTS, midnight="午夜12:00"),
    time_range="{opens}至{closes}",
    days=("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"),
    day_range="{first}至{last}",
    opening="{days}，{times}",
    always="任何時間，不分晝夜",
    durations=durations(forms("分鐘"), forms("小時"), forms("天"), forms("週"), forms("個月")),
    between="；",
    decimal=".",
)
SIMPLIFIED = row("zh-Hans", "Chinese (simplified)", "简体中文", HAN_SIMPLIFIED, IN_SIMPLIFIED, words=WORDS)
TRADITIONAL = row("zh-Hant", "Chinese (traditional)", "繁體中文", HAN_TRADITIONAL, IN_TRADITIONAL, words=WORDS)
