"""Sentences of our own with every calendar expression in them: (published, text, [(surface, earliest, latest)]).

`latest` is left out where it equals `earliest`; `None` for both means found but not anchored.
"""

SITUATION_REPORTS = [
    ("2025-06-10", "SITUATION REPORT No. 45 | 10 June 2025", [("10 June 2025", "2025-06-10")]),
    (
        "2025-06-10",
        "As of 18:00 on 9 June, partners had reached 12,300 people in 14 districts.",
        [("9 June", "2025-06-09")],
    ),
    (
        "2025-06-10",
        "Reporting period: 3-9 June 2025. Next update: 17 June 2025.",
        [("3-9 June 2025", "2025-06-03", "2025-06-09"), ("17 June 2025", "2025-06-17")],
    ),
    (
        "2024-02-20",
        "Between 12 and 18 February, 41 security incidents were recorded, against 30 in the previous week.",
        [("12 and 18 February", "2024-02-12", "2024-02-18"), ("previous week", "2024-02-05", "2024-02-11")],
    ),
    (
        "2024-02-20",
        "Some 8,400 arrivals were registered from 1 January to 15 February 2024.",
        [("1 January to 15 February 2024", "2024-01-01", "2024-02-15")],
    ),
    (
        "2023-11-07",
        "In the last 48 hours, three convoys crossed; none had in the first week of October.",
        [
            ("last 48 hours", "2023-11-05", "2023-11-07"),
            ("first week of October", "2023-10-01", "2023-10-07"),
        ],
    ),
    (
        "2023-11-07",
        "The cholera outbreak declared on 26.09.2023 has spread to nine states.",
        [("26.09.2023", "2023-09-26")],
    ),
    (
        "2024-05-03",
        "SITREP No. 12, 3 May 2024, 0600 GMT: shelling was reported overnight and again this morning.",
        [
            ("3 May 2024", "2024-05-03"),
            ("overnight", "2024-05-02", "2024-05-03"),
            ("this morning", "2024-05-03"),
        ],
    ),
    (
        "2024-05-03",
        "Funding for the 2024 appeal stood at 16 per cent at the end of April; in 2023 it was 24 per cent.",
        [
            ("2024", "2024-01-01", "2024-12-31"),
            ("end of April", "2024-04-21", "2024-04-30"),
            ("2023", "2023-01-01", "2023-12-31"),
        ],
    ),
    (
        "2024-05-03",
        "Cumulative deaths since mid-April 2023: 15,550 (updated 2024-05-01T18:00Z).",
        [("mid-April 2023", "2023-04-11", "2023-04-20"), ("2024-05-01T18:00Z", "2024-05-01")],
    ),
    (
        "2024-10-02",
        "Displacement rose in Q3 2024 after a calmer second quarter.",
        [("Q3 2024", "2024-07-01", "2024-09-30"), ("second quarter", "2024-04-01", "2024-06-30")],
    ),
    (
        "2024-10-02",
        "The 1,000-bed hospital reopened on the 12th of August, 2024, and closed again the next day.",
        [("12th of August, 2024", "2024-08-12"), ("next day", "2024-08-13")],
    ),
    (
        "2024-10-02",
        "Figures for January-August 2024 and for August 2023 to March 2024 are not comparable.",
        [
            ("January-August 2024", "2024-01-01", "2024-08-31"),
            ("August 2023 to March 2024", "2023-08-01", "2024-03-31"),
        ],
    ),
    (
        "2024-10-02",
        "Water trucking is to resume next week and to continue until the end of the year.",
        [("next week", "2024-10-07", "2024-10-13"), ("end of the year", "2024-12-01", "2024-12-31")],
    ),
]

COMMUNIQUES = [
    (
        "2023-03-14",
        "Over the past day the enemy launched 34 air strikes. Total combat losses from 24.02.22 to 14.03.23:",
        [("past day", "2023-03-13", "2023-03-14"), ("24.02.22 to 14.03.23", "2022-02-24", "2023-03-14")],
    ),
    (
        "2025-01-10",
        "Day 1,052 of the full-scale invasion of Ukraine: 147 clashes were counted.",
        [("Day 1,052 of the full-scale invasion", "2025-01-10")],
    ),
    (
        "2025-01-11",
        "During the night of 10-11 January, air defence destroyed 60 of 74 drones.",
        [("night of 10-11 January", "2025-01-10", "2025-01-11")],
    ),
    (
        "2025-01-11",
        "The 24th Brigade, the 1st Battalion and Su-34 crews took part; 2000 soldiers were rotated at 1900.",
        [],
    ),
    (
        "2025-01-11",
        "On Friday night and Saturday morning (10–11 January) the enemy lost 1,150 men and 12 T-90 tanks.",
        [
            ("Friday night and Saturday morning", "2025-01-10", "2025-01-11"),
            ("10–11 January", "2025-01-10", "2025-01-11"),
        ],
    ),
    (
        "2025-01-11",
        "From May 30 to June 2, 2024, units of the March 23 Movement shelled the airfield.",
        [("May 30 to June 2, 2024", "2024-05-30", "2024-06-02")],
    ),
    (
        "2024-02-25",
        "On the second anniversary of the full-scale invasion the General Staff listed 413,000 casualties.",
        [("second anniversary of the full-scale invasion", "2024-02-24")],
    ),
    (
        "2024-08-26",
        "The barrage came two days after Ukraine's Independence Day, the spokesman said yesterday evening.",
        [("two days after Ukraine's Independence Day", "2024-08-26"), ("yesterday evening", "2024-08-25")],
    ),
    (
        "2024-08-26",
        "Under Resolution 1701 of 2006 the zone lies 30 km deep; Route 1967 is closed.",
        [("2006", "2006-01-01", "2006-12-31")],
    ),
    (
        "2024-12-30",
        "A truce from Christmas Eve to New Year's Day was refused.",
        [("Christmas Eve to New Year's Day", "2024-12-24", "2025-01-01")],
    ),
]

LIVE_BLOGS = [
    (
        "2024-05-13",
        "09:14 GMT — Good morning. Sirens sounded at 05:30 today and twice over the weekend.",
        [("today", "2024-05-13"), ("weekend", "2024-05-11", "2024-05-12")],
    ),
    (
        "2024-05-13",
        "Here is what we know so far this week: two towns fell, and a third may follow by Wednesday.",
        [("this week", "2024-05-13"), ("Wednesday", "2024-05-15")],
    ),
    (
        "2024-05-13",
        "Theresa May said troops would march on; in March, she added, they had.",
        [("March", "2024-03-01", "2024-03-31")],
    ),
    (
        "2024-05-13",
        "Updated 13/05/2024 11:02. The strike of 11 May, last Saturday, killed nine.",
        [("13/05/2024", "2024-05-13"), ("11 May", "2024-05-11"), ("last Saturday", "2024-05-11")],
    ),
    (
        "2024-05-13",
        "Talks will resume on Thursday; the last round, on Thursday, ended without result.",
        [("Thursday", "2024-05-16"), ("Thursday", "2024-05-09")],
    ),
    (
        "2024-05-13",
        "The minister, due in Ankara tomorrow, could not be reached for comment on Sunday.",
        [("tomorrow", "2024-05-14"), ("Sunday", "2024-05-12")],
    ),
    (
        "2024-05-13",
        "Kharkiv was hit late on Friday, early Saturday and again before dawn on Sunday.",
        [("late on Friday", "2024-05-10"), ("early Saturday", "2024-05-11"), ("Sunday", "2024-05-12")],
    ),
    (
        "2024-05-13",
        "Prices fall every spring, he said; in the second half of the match the crowd sang.",
        [],
    ),
    (
        "2024-05-13",
        "A curfew begins tonight and runs Tuesday through Friday, the mayor said earlier today.",
        [
            ("tonight", "2024-05-13"),
            ("Tuesday through Friday", "2024-05-14", "2024-05-17"),
            ("today", "2024-05-13"),
        ],
    ),
    (
        "2024-05-13",
        "Two years ago, in the spring of 2022, the bridge was blown up; last summer it was rebuilt.",
        [
            ("Two years ago", "2022-01-01", "2022-12-31"),
            ("spring of 2022", "2022-03-01", "2022-05-31"),
            ("last summer", "2023-06-01", "2023-08-31"),
        ],
    ),
    (
        "2024-05-13",
        "It comes three weeks after the raid and four days into the assault.",
        [],
    ),
    (
        "2024-05-13",
        "The siege, which began on 15 April last year, entered its thirteenth month this month.",
        [("15 April last year", "2023-04-15"), ("this month", "2024-05-01", "2024-05-13")],
    ),
]

FLASH_UPDATES = [
    (
        "2024-04-09",
        "Heavy rains on 7 and 8 April destroyed 312 shelters in two camps.",
        [("7 and 8 April", "2024-04-07", "2024-04-08")],
    ),
    (
        "2024-04-09",
        "On Sunday, 7 April 2024, clashes displaced 900 households; on 6 April none had fled.",
        [("Sunday, 7 April 2024", "2024-04-07"), ("6 April", "2024-04-06")],
    ),
    (
        "2024-04-09",
        "An assessment is planned for Thursday 11 April and a convoy in late April.",
        [("Thursday 11 April", "2024-04-11"), ("late April", "2024-04-21", "2024-04-30")],
    ),
    (
        "2024-04-09",
        "Since Friday (5 April), and for the past two weeks in some areas, markets have been shut.",
        [("Friday (5 April)", "2024-04-05"), ("past two weeks", "2024-03-26", "2024-04-09")],
    ),
    (
        "2024-04-09",
        "Flash Update #3, as of 9 April 2024 (6 p.m.) covers 1 to 8 April.",
        [("9 April 2024", "2024-04-09"), ("1 to 8 April", "2024-04-01", "2024-04-08")],
    ),
    (
        "2024-04-09",
        "Aid workers numbered 2,011 in 2011; of 2020 people screened, 1,950 were ill.",
        [("2011", "2011-01-01", "2011-12-31")],
    ),
    (
        "2024-04-09",
        "The lean season lasts from June to August; harvests start in October.",
        [("June to August", "2023-06-01", "2023-08-31"), ("October", "2023-10-01", "2023-10-31")],
    ),
    (
        "2024-04-09",
        "The response plan will run from June to December and be reviewed in September.",
        [("June to December", "2024-06-01", "2024-12-31"), ("September", "2024-09-01", "2024-09-30")],
    ),
    (
        "2024-04-09",
        "Earlier this week 40 families returned, and more are expected later this month.",
        [("Earlier this week", "2024-04-08", "2024-04-09"), ("later this month", "2024-04-09", "2024-04-30")],
    ),
]

NEWS_OF_THE_NINETIES = [
    (
        "1989-10-25",
        "Profit rose 12 % in the third quarter from a year earlier, the company said Tuesday.",
        [
            ("third quarter", "1989-07-01", "1989-09-30"),
            ("a year earlier", "1988-07-01", "1988-09-30"),
            ("Tuesday", "1989-10-24"),
        ],
    ),
    (
        "1989-10-25",
        "Sales for the nine months ended Sept. 30 beat those of the year-ago period.",
        [("Sept. 30", "1989-09-30"), ("year-ago period", "1988-01-01", "1988-12-31")],
    ),
    (
        "1989-10-25",
        "In fiscal 1989 the firm lost $4.50 a share; by the end of the year it will have 1900 workers.",
        [("fiscal 1989", "1989-01-01", "1989-12-31"), ("end of the year", "1989-12-01", "1989-12-31")],
    ),
    (
        "1989-10-25",
        "The bank, founded in the 1920s, recently cut rates, as it had two months ago.",
        [("1920s", "1920-01-01", "1929-12-31"), ("two months ago", "1989-08-01", "1989-08-31")],
    ),
    (
        "1989-10-25",
        "A stake bought last Thursday will be sold next month, and the rest in 1990.",
        [
            ("last Thursday", "1989-10-19"),
            ("next month", "1989-11-01", "1989-11-30"),
            ("1990", "1990-01-01", "1990-12-31"),
        ],
    ),
    (
        "1989-10-25",
        "The pact, which expires Dec. 31, was reached after three years of talks.",
        [("Dec. 31", "1989-12-31")],
    ),
    (
        "1989-10-25",
        "On Oct. 13, the day of the plunge, and on the following Monday, trading was heavy.",
        [("Oct. 13", "1989-10-13"), ("following Monday", "1989-10-16")],
    ),
    (
        "1989-10-25",
        "First-half earnings fell; the second half, he predicted, will be better than the 1988 fourth quarter.",
        [
            ("First-half", "1989-01-01", "1989-06-30"),
            ("second half", "1989-07-01", "1989-12-31"),
            ("1988 fourth quarter", "1988-10-01", "1988-12-31"),
        ],
    ),
    (
        "1998-02-13",
        "BAGHDAD, Feb. 13 (Wire) - Inspectors left yesterday, a week after they arrived, and may be back in March.",
        [("Feb. 13", "1998-02-13"), ("yesterday", "1998-02-12"), ("March", "1998-03-01", "1998-03-31")],
    ),
    (
        "1998-02-13",
        "The embassy bombed in August 1996 was rebuilt the following year and sold last November.",
        [
            ("August 1996", "1996-08-01", "1996-08-31"),
            ("following year", "1997-01-01", "1997-12-31"),
            ("last November", "1997-11-01", "1997-11-30"),
        ],
    ),
    (
        "1998-02-13",
        "He was jailed in Nov. 1985, freed four years later and re-elected in the early 1990s.",
        [
            ("Nov. 1985", "1985-11-01", "1985-11-30"),
            ("four years later", "1989-01-01", "1989-12-31"),
            ("early 1990s", "1990-01-01", "1993-12-31"),
        ],
    ),
    (
        "1998-02-13",
        "The Security Council meets Monday; the deadline is midnight Sunday.",
        [("Monday", "1998-02-16"), ("midnight Sunday", "1998-02-15")],
    ),
    (
        "1998-02-13",
        "Every Friday they pray; on Fridays and Sundays shops close, and the annual fair runs ten days.",
        [],
    ),
    (
        "1998-02-13",
        "The 19th century treaty, the Six-Day War and the Day After Party mean little in 1998.",
        [("19th century", "1801-01-01", "1900-12-31"), ("1998", "1998-01-01", "1998-12-31")],
    ),
    (
        "1998-02-13",
        "The man, 34, spent six years, from 1989 to 1995, in a cell; in '96 he fled.",
        [("1989 to 1995", "1989-01-01", "1995-12-31"), ("'96", "1996-01-01", "1996-12-31")],
    ),
    (
        "1998-02-13",
        "On Jan. 29, 1998, a bomb killed an officer; that night and the day before, two men were seen.",
        [("Jan. 29, 1998", "1998-01-29"), ("that night", "1998-01-29"), ("day before", "1998-01-28")],
    ),
]

NEWS_OF_THE_TWENTIES = [
    (
        "2007-08-20",
        "The quake struck Wednesday and was the worst this year; the last was a decade ago.",
        [
            ("Wednesday", "2007-08-15"),
            ("this year", "2007-01-01", "2007-08-20"),
            ("a decade ago", "1990-01-01", "1999-12-31"),
        ],
    ),
    (
        "2007-08-20",
        "Elections are scheduled for Nov. 12, and a census for the spring of next year.",
        [("Nov. 12", "2007-11-12"), ("spring of next year", "2008-03-01", "2008-05-31")],
    ),
    (
        "2007-08-20",
        "Between October 2005 and late last year, 31 reporters were killed.",
        [("October 2005 and late last year", "2005-10-01", "2006-12-31")],
    ),
    (
        "2013-03-22",
        "The ruling came on the first day of spring; the senator, speaking Friday, had called it a march of folly.",
        [("spring", "2013-03-01", "2013-05-31"), ("Friday", "2013-03-22")],
    ),
    (
        "2013-03-22",
        "Ten years ago this week the war began; in the first three months of 2003, oil rose by a third.",
        [
            ("Ten years ago this week", "2003-03-17", "2003-03-23"),
            ("first three months of 2003", "2003-01-01", "2003-03-31"),
        ],
    ),
    (
        "2013-03-22",
        "The court will rule in the coming week, possibly as early as Monday or Tuesday.",
        [("coming week", "2013-03-25", "2013-03-31"), ("Monday", "2013-03-25"), ("Tuesday", "2013-03-26")],
    ),
    (
        "2013-03-22",
        "Unemployment fell to 7.7 % last month, the lowest since December 2008.",
        [("last month", "2013-02-01", "2013-02-28"), ("December 2008", "2008-12-01", "2008-12-31")],
    ),
    (
        "2013-03-22",
        "The towers fell on Sept. 11, 2001; since 9/11 the agency has doubled.",
        [("Sept. 11, 2001", "2001-09-11"), ("9/11", "2001-09-11")],
    ),
    (
        "2013-03-22",
        "He resigned on 28 February, a Thursday, eight days after his 2013 budget was voted down.",
        [("28 February, a Thursday", "2013-02-28"), ("2013", "2013-01-01", "2013-12-31")],
    ),
    (
        "2013-03-22",
        "Over the next three days and into the weekend, snow is forecast.",
        [("next three days", "2013-03-22", "2013-03-25"), ("weekend", "2013-03-23", "2013-03-24")],
    ),
    (
        "2013-03-22",
        "A year on, only 2,100 of the 2012 homes promised in 2012 stand.",
        [("2012", "2012-01-01", "2012-12-31")],
    ),
    (
        "2013-03-22",
        "The day after tomorrow marks Palm Sunday; the day before yesterday was quiet.",
        [
            ("day after tomorrow", "2013-03-24"),
            ("Palm Sunday", "2013-03-24"),
            ("day before yesterday", "2013-03-20"),
        ],
    ),
]

INVASION_NEWS = [
    (
        "2025-01-11",
        "KYIV, Jan. 11 — Two men were captured Thursday, Kyiv said, a year after they were drafted.",
        [("Jan. 11", "2025-01-11"), ("Thursday", "2025-01-09")],
    ),
    (
        "2025-01-11",
        "Russia annexed Crimea in March 2014; the 2014 annexation and the events of that spring still rankle.",
        [
            ("March 2014", "2014-03-01", "2014-03-31"),
            ("2014", "2014-01-01", "2014-12-31"),
            ("spring", "2014-03-01", "2014-05-31"),
        ],
    ),
    (
        "2025-01-11",
        "Towns lost in May 2024 and the months since, about 3,000 square km, exceed those lost in 2023.",
        [("May 2024", "2024-05-01", "2024-05-31"), ("2023", "2023-01-01", "2023-12-31")],
    ),
    (
        "2025-01-11",
        "On Wednesday, Jan. 8, a glide bomb killed 13; on Tuesday of last week another had killed two.",
        [("Wednesday, Jan. 8", "2025-01-08"), ("Tuesday of last week", "2024-12-31")],
    ),
    (
        "2025-01-11",
        "The inauguration on Jan. 20 looms, and an envoy is expected in Kyiv early next month.",
        [("Jan. 20", "2025-01-20"), ("early next month", "2025-02-01", "2025-02-10")],
    ),
    (
        "2025-01-11",
        "The October 7 attack, the July 20 plot and the 2022-23 winter campaign were discussed.",
        [
            ("October 7", "2024-10-07"),
            ("July 20", "2024-07-20"),
            ("2022-23 winter", "2022-12-01", "2023-02-28"),
        ],
    ),
    (
        "2025-01-11",
        "Bloody Sunday and Black September are remembered; Friday Harbor and June Carter are not dates.",
        [],
    ),
    (
        "2025-01-11",
        "The pause lasted from Monday until Wednesday, then shelling went on for 36 hours.",
        [("Monday until Wednesday", "2025-01-06", "2025-01-08")],
    ),
]

MORE_NEWS = [
    (
        "1999-05-19",
        "NATO jets flew 680 missions in the 24 hours that ended at dawn Wednesday, the alliance said.",
        [("Wednesday", "1999-05-19")],
    ),
    (
        "1999-05-19",
        "The refugees, who left Pristina two weeks ago, crossed at Blace late Tuesday.",
        [("two weeks ago", "1999-05-03", "1999-05-09"), ("late Tuesday", "1999-05-18")],
    ),
    ("1999-05-19", "The campaign began March 24 and is in its eighth week.", [("March 24", "1999-03-24")]),
    (
        "1999-05-19",
        "It was the biggest one-day drop since Oct. 27, 1997, when the index fell 554 points.",
        [("Oct. 27, 1997", "1997-10-27")],
    ),
    (
        "1999-05-19",
        "The company earned $1.1 billion in the quarter ended March 31, against $900 million a year earlier.",
        [("March 31", "1999-03-31"), ("a year earlier", "1998-01-01", "1998-12-31")],
    ),
    (
        "1999-05-19",
        "The summit, held in June of last year, set a 2003 target.",
        [("June of last year", "1998-06-01", "1998-06-30"), ("2003", "2003-01-01", "2003-12-31")],
    ),
    (
        "1999-05-19",
        "He will retire at the end of June after 31 years.",
        [("end of June", "1999-06-21", "1999-06-30")],
    ),
    (
        "1999-05-19",
        "Since early last year, the peso has lost a third of its value.",
        [("early last year", "1998-01-01", "1998-04-30")],
    ),
    (
        "1999-05-19",
        "In the 1998-99 season he scored 20 goals; in the past two seasons, none.",
        [("1998-99", "1998-01-01", "1999-12-31")],
    ),
    (
        "1999-05-19",
        "A similar quake in 1906 killed 3,000; the one of Oct. 17, 1989, killed 63.",
        [("1906", "1906-01-01", "1906-12-31"), ("Oct. 17, 1989", "1989-10-17")],
    ),
    ("1999-05-19", "By mid-afternoon Tuesday the fire was out.", [("Tuesday", "1999-05-18")]),
    (
        "1999-05-19",
        "From 1945 until 1991, and again this decade, the base was closed.",
        [("1945 until 1991", "1945-01-01", "1991-12-31"), ("this decade", "1990-01-01", "1999-05-19")],
    ),
    (
        "1999-05-19",
        "Prices rose 0.7 percent in April, after a 0.2 percent rise the month before.",
        [("April", "1999-04-01", "1999-04-30"), ("month before", "1999-03-01", "1999-03-31")],
    ),
    (
        "1999-05-19",
        "The report is due out later this week; last week's was delayed.",
        [("later this week", "1999-05-19", "1999-05-23"), ("last week", "1999-05-10", "1999-05-16")],
    ),
    (
        "1999-05-19",
        "Two previous trials, in 1964, ended in hung juries; he was convicted Feb. 5, 1994.",
        [("1964", "1964-01-01", "1964-12-31"), ("Feb. 5, 1994", "1994-02-05")],
    ),
    (
        "1999-05-19",
        "The plane left Friday, May 14, at 10:05 p.m. and was found on the 16th.",
        [("Friday, May 14", "1999-05-14"), ("16th", "1999-05-16")],
    ),
    (
        "1999-05-19",
        "Only 12 days after the embassy bombing of May 7, he flew to Beijing.",
        [("May 7", "1999-05-07")],
    ),
    (
        "1999-05-19",
        "On Tuesday night and early Wednesday, loyal units shelled the pass.",
        [("Tuesday night and early Wednesday", "1999-05-18", "1999-05-19")],
    ),
    (
        "1999-05-19",
        "The next general election must be held by May 2002.",
        [("May 2002", "2002-05-01", "2002-05-31")],
    ),
    (
        "1999-05-19",
        "Turkey's elections last month, in April, were the third in the 1990s.",
        [
            ("last month", "1999-04-01", "1999-04-30"),
            ("April", "1999-04-01", "1999-04-30"),
            ("1990s", "1990-01-01", "1999-12-31"),
        ],
    ),
    (
        "1999-05-19",
        "She won in 1994 and '98, and will run again in 2002.",
        [
            ("1994", "1994-01-01", "1994-12-31"),
            ("'98", "1998-01-01", "1998-12-31"),
            ("2002", "2002-01-01", "2002-12-31"),
        ],
    ),
    (
        "1999-05-19",
        "A year ago Tuesday, rioting toppled the president.",
        [("A year ago Tuesday", "1998-05-18")],
    ),
    ("1999-05-19", "Earlier Wednesday, an aide had denied it.", [("Wednesday", "1999-05-19")]),
    (
        "2023-11-21",
        "Between 7 October and 20 November, 13,300 people were killed; on 21 November alone, 60.",
        [("7 October and 20 November", "2023-10-07", "2023-11-20"), ("21 November", "2023-11-21")],
    ),
    (
        "2023-11-21",
        "As of 21 November (afternoon), fuel had not entered since 18 November.",
        [("21 November", "2023-11-21"), ("18 November", "2023-11-18")],
    ),
    (
        "2023-11-21",
        "On the afternoon of 20 November, the hospital was hit; an evacuation followed on the 21st.",
        [("afternoon of 20 November", "2023-11-20"), ("21st", "2023-11-21")],
    ),
    (
        "2023-11-21",
        "Nov 20-21: 14 trucks. Nov. 19: none. 18/11: 20 trucks.",
        [("Nov 20-21", "2023-11-20", "2023-11-21"), ("Nov. 19", "2023-11-19"), ("18/11", "2023-11-18")],
    ),
    ("2023-11-21", "More than half were displaced within the first month of the war.", []),
    (
        "2023-11-21",
        "Last update: 20/11/2023, 21:00. Next: 22/11/2023.",
        [("20/11/2023", "2023-11-20"), ("22/11/2023", "2023-11-22")],
    ),
    (
        "2023-11-21",
        "The 2023 Flash Appeal, revised on 6 Nov, asks for $1.2 billion until the end of 2023.",
        [
            ("2023", "2023-01-01", "2023-12-31"),
            ("6 Nov", "2023-11-06"),
            ("end of 2023", "2023-12-01", "2023-12-31"),
        ],
    ),
    (
        "2023-11-21",
        "Week 46 (13-19 November): 112 cases; since week 1, 2 400.",
        [("13-19 November", "2023-11-13", "2023-11-19")],
    ),
    (
        "2023-11-21",
        "In October–November 2022, and in winter 2022/23, schools were shelters.",
        [
            ("October–November 2022", "2022-10-01", "2022-11-30"),
            ("winter 2022/23", "2022-12-01", "2023-02-28"),
        ],
    ),
    (
        "2023-11-21",
        "At 0400 on 21 NOV, 3rd Bn, 24 Bde moved to grid 1945 2010; H-hour 1900.",
        [("21 NOV", "2023-11-21")],
    ),
    (
        "2023-11-21",
        "During the past 24 hrs, and over the last 3 days, 40 UAVs were downed.",
        [("past 24 hrs", "2023-11-20", "2023-11-21"), ("last 3 days", "2023-11-18", "2023-11-21")],
    ),
    (
        "2023-11-21",
        "The enemy's losses on 20.11 were 1,200; since 24.02.2022, about 318,000.",
        [("20.11", "2023-11-20"), ("24.02.2022", "2022-02-24")],
    ),
    (
        "2023-11-21",
        "Since the beginning of the full-scale invasion, and since the start of this year, 40 ships were hit.",
        [("start of this year", "2023-01-01", "2023-01-31")],
    ),
    (
        "2023-11-21",
        "In May-June, he said, in the spring, and in late summer the river was low.",
        [
            ("May-June", "2023-05-01", "2023-06-30"),
            ("spring", "2023-03-01", "2023-05-31"),
            ("late summer", "2023-08-01", "2023-08-31"),
        ],
    ),
    (
        "2023-11-21",
        "Kyiv was last hit in this way on March 9, during the winter campaign.",
        [("March 9", "2023-03-09")],
    ),
    (
        "2023-11-21",
        "The pause, agreed on Wednesday morning, was to begin at 10 a.m. on Thursday.",
        [("Wednesday morning", "2023-11-15"), ("Thursday", "2023-11-23")],
    ),
    (
        "2022-10-11",
        "The Kremlin launched 83 missiles on Monday, the widest barrage since the war's first weeks, and again Tuesday morning.",
        [("Monday", "2022-10-10"), ("Tuesday morning", "2022-10-11")],
    ),
    (
        "2022-10-11",
        "Between 1 and 10 October 2022, 120 settlements were liberated in Kherson region.",
        [("1 and 10 October 2022", "2022-10-01", "2022-10-10")],
    ),
    (
        "2022-10-11",
        "OCHA Flash Update No. 7 (as of 10 Oct. 2022): 1.7 million were reached in the third quarter.",
        [("10 Oct. 2022", "2022-10-10"), ("third quarter", "2022-07-01", "2022-09-30")],
    ),
    (
        "2022-10-11",
        "Since late September, roughly 370,000 men have left; most went in the first week.",
        [("late September", "2022-09-21", "2022-09-30")],
    ),
    (
        "2022-10-11",
        "He last spoke to his son on the evening of 8 October.",
        [("evening of 8 October", "2022-10-08")],
    ),
    ("2022-10-11", "The G7 leaders will confer by video later on Tuesday.", [("Tuesday", "2022-10-11")]),
    (
        "2022-10-11",
        "In the four months to September, exports by sea tripled.",
        [("September", "2022-09-01", "2022-09-30")],
    ),
    (
        "2022-10-11",
        "A 2014-era law, a 19-year-old recruit and 2,500 rounds were mentioned in the 1 October decree.",
        [("2014", "2014-01-01", "2014-12-31"), ("1 October", "2022-10-01")],
    ),
    (
        "2022-10-11",
        "The bridge, opened in May 2018, was hit at 6:07 a.m. Saturday.",
        [("May 2018", "2018-05-01", "2018-05-31"), ("Saturday", "2022-10-08")],
    ),
    (
        "2022-10-11",
        "Grain prices hit their highest since mid-July and are up 12 % on the year.",
        [("mid-July", "2022-07-11", "2022-07-20")],
    ),
    (
        "2022-10-11",
        "Nobel Peace Prize 2022; Eurovision 2023 will be held in Liverpool next May.",
        [
            ("2022", "2022-01-01", "2022-12-31"),
            ("2023", "2023-01-01", "2023-12-31"),
            ("next May", "2023-05-01", "2023-05-31"),
        ],
    ),
    (
        "2022-10-11",
        "The exchange of 10 August was followed, six weeks later, by that of 21 September.",
        [
            ("10 August", "2022-08-10"),
            ("six weeks later", "2022-09-19", "2022-09-25"),
            ("21 September", "2022-09-21"),
        ],
    ),
    (
        "2022-10-11",
        "During August and early September, shelling of the plant peaked.",
        [("August and early September", "2022-08-01", "2022-09-10")],
    ),
    (
        "2022-10-11",
        "On both Saturday and Monday the port of Mykolaiv was struck.",
        [("Saturday", "2022-10-08"), ("Monday", "2022-10-10")],
    ),
    (
        "2022-10-11",
        "The mandate expires on 31 December and was last extended in June.",
        [("31 December", "2022-12-31"), ("June", "2022-06-01", "2022-06-30")],
    ),
    (
        "2022-10-11",
        "In 2014-15 and once more in 2022, the city changed hands.",
        [("2014-15", "2014-01-01", "2015-12-31"), ("2022", "2022-01-01", "2022-12-31")],
    ),
    (
        "2022-10-11",
        "Seven weeks ago, on Independence Day eve, he vowed to free it.",
        [("Seven weeks ago", "2022-08-22", "2022-08-28")],
    ),
    (
        "1996-07-20",
        "TWA Flight 800 crashed Wednesday night; by Saturday 100 bodies had been found.",
        [("Wednesday night", "1996-07-17"), ("Saturday", "1996-07-20")],
    ),
    (
        "1996-07-20",
        "Opening ceremonies were held Friday; the Games run through Aug. 4.",
        [("Friday", "1996-07-19"), ("Aug. 4", "1996-08-04")],
    ),
    (
        "1996-07-20",
        "The bomber of 1993's trade center attack was tried this spring.",
        [("1993", "1993-01-01", "1993-12-31"), ("spring", "1996-03-01", "1996-05-31")],
    ),
    (
        "1996-07-20",
        "Net rose to $3.2 million in the second quarter ended June 30 from $2.9 million in the year-earlier quarter.",
        [
            ("second quarter", "1996-04-01", "1996-06-30"),
            ("June 30", "1996-06-30"),
            ("year-earlier quarter", "1995-04-01", "1995-06-30"),
        ],
    ),
    (
        "1996-07-20",
        "The last such crash was May 11, when 110 died; in December, 159 had.",
        [("May 11", "1996-05-11"), ("December", "1995-12-01", "1995-12-31")],
    ),
    (
        "1996-07-20",
        "Polls in the past month, and one last Sunday, put him 20 points ahead for November.",
        [
            ("past month", "1996-06-20", "1996-07-20"),
            ("last Sunday", "1996-07-14"),
            ("November", "1995-11-01", "1995-11-30"),
        ],
    ),
    (
        "1996-07-20",
        "It will be the first visit since 1959 and is set for early next year.",
        [("1959", "1959-01-01", "1959-12-31"), ("early next year", "1997-01-01", "1997-04-30")],
    ),
    (
        "1996-07-20",
        "The two met again Thursday, a day after the judge's Wednesday deadline.",
        [("Thursday", "1996-07-18"), ("Wednesday", "1996-07-17")],
    ),
    (
        "1996-07-20",
        "Analysts see growth of 2 percent in the current quarter and 3 percent in 1997.",
        [("current quarter", "1996-07-01", "1996-07-20"), ("1997", "1997-01-01", "1997-12-31")],
    ),
    (
        "1996-07-20",
        "The trial, now scheduled to open in mid-September, may last into the new year.",
        [("mid-September", "1996-09-11", "1996-09-20")],
    ),
    (
        "1996-07-20",
        "For most of the 1980s, and until about two years ago, the unit made money.",
        [("1980s", "1980-01-01", "1989-12-31"), ("two years ago", "1994-01-01", "1994-12-31")],
    ),
    (
        "1996-07-20",
        "In the six months through June, 14 planes were lost, up from nine in the first half of 1995.",
        [("June", "1996-06-01", "1996-06-30"), ("first half of 1995", "1995-01-01", "1995-06-30")],
    ),
    (
        "2024-05-15",
        "Overnight Saturday, overnight into Monday and overnight on 10-11 May, drones came.",
        [
            ("Overnight Saturday", "2024-05-11", "2024-05-12"),
            ("overnight into Monday", "2024-05-12", "2024-05-13"),
            ("overnight on 10-11 May", "2024-05-10", "2024-05-11"),
        ],
    ),
    (
        "2024-05-15",
        "On the 1st and 2nd of May, on the last Sunday of March and on the 28th of last month, none came.",
        [
            ("1st and 2nd of May", "2024-05-01", "2024-05-02"),
            ("last Sunday of March", "2024-03-31"),
            ("28th of last month", "2024-04-28"),
        ],
    ),
    (
        "2024-05-15",
        "The October 7 attack, Hamas says, and the September 11 attacks differ.",
        [("October 7", "2023-10-07"), ("September 11", "2001-09-11")],
    ),
]

WITHOUT_PUBLICATION = [
    (None, "Shelling went on overnight and on Saturday.", [("overnight", None), ("Saturday", None)]),
    (
        None,
        "On 4 March 2022 the plant was seized; two days later, and again that April, staff fled.",
        [
            ("4 March 2022", "2022-03-04"),
            ("two days later", "2022-03-06"),
            ("April", "2022-04-01", "2022-04-30"),
        ],
    ),
    (None, "In August, 40 people were killed.", [("August", None)]),
]

HISTORIES = [
    (
        None,
        "On 3 May 1919 the bridge fell, as an archive opened in 1994 shows. A memoir of June 1812 was found in it. "
        "On 8 July it was rebuilt.",
        [
            ("3 May 1919", "1919-05-03"),
            ("1994", "1994-01-01", "1994-12-31"),
            ("June 1812", "1812-06-01", "1812-06-30"),
            ("8 July", "1919-07-08"),
        ],
    ),
    (
        None,
        "On September 1, 1939, the war began. On September 17 a second army crossed. By early October it was over.",
        [
            ("September 1, 1939", "1939-09-01"),
            ("September 17", "1939-09-17"),
            ("early October", "1939-10-01", "1939-10-10"),
        ],
    ),
    (
        None,
        "The revolt broke out in December 1917. In January the town fell, and by spring it was retaken.",
        [
            ("December 1917", "1917-12-01", "1917-12-31"),
            ("January", "1918-01-01", "1918-01-31"),
            ("spring", "1918-03-01", "1918-05-31"),
        ],
    ),
    (
        None,
        "1918\n\nOn 26 January the rails were cut. The next day, and on 3rd March, talks were held.",
        [
            ("1918", "1918-01-01", "1918-12-31"),
            ("26 January", "1918-01-26"),
            ("next day", "1918-01-27"),
            ("3rd March", "1918-03-03"),
        ],
    ),
    (
        None,
        "During 1775–1780 the coast was raided; the last raid came the year after, in the fall of 1781.",
        [
            ("1775–1780", "1775-01-01", "1780-12-31"),
            ("year after", "1781-01-01", "1781-12-31"),
            ("fall of 1781", "1781-09-01", "1781-11-30"),
        ],
    ),
    (
        None,
        "The league was founded in 478 BC. In the 1870s and late in the nineteenth century it was studied again.",
        [
            ("478 BC", None),
            ("1870s", "1870-01-01", "1879-12-31"),
            ("late in the nineteenth century", "1868-01-01", "1900-12-31"),
        ],
    ),
]

SENTENCES = [
    *SITUATION_REPORTS,
    *COMMUNIQUES,
    *LIVE_BLOGS,
    *FLASH_UPDATES,
    *NEWS_OF_THE_NINETIES,
    *NEWS_OF_THE_TWENTIES,
    *INVASION_NEWS,
    *MORE_NEWS,
    *WITHOUT_PUBLICATION,
]
