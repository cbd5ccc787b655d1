/// Small documents whose blocks md4c and we must see alike, by what they are about.
enum BlockCases {
  static let all = [
    headings, underlines, rules, paragraphs, code, fences, html, quotes, bullets, numbers, tasks, definitions, tables,
    mixtures,
  ].flatMap(\.self)

  static let headings = [
    "# One", "## Two", "### Three", "#### Four", "##### Five", "###### Six", "####### Seven", "#One", "#", "##  ",
    "   # Indented", "    # Code", "# Closed #", "# Closed ######", "# Not#", "# Spaced   #   ", "# \\#",
    "text\n# Head\ntext", "# A\n# B", "#\tTab", "# #", "\\# Escaped", "text\n    # still text",
  ]

  static let underlines = [
    "Title\n=====", "Title\n-----", "Title\n=", "Title\n-", "Two\nlines\n===", "Title\n   ---", "Title\n    ---",
    "Title\n= =", "Title\n--- -", "\n===", "> Title\n---", "> Title\n> ---", "- Title\n---", "- Title\n  ---",
    "Title  \n---", "`a\n---\nb`", "---\n\ntext\n---", "Title\n===\n===", "Title\n\n===", "    code\n---",
    "> a\n> b\n===", "1. a\n   b\n   ===",
  ]

  static let rules = [
    "***", "---", "___", "* * *", "- - -", "_ _ _", "--", "**", "__", "+++", "===", "   ---", "    ---", "----------",
    "-\t-\t-", "--- a", "*-*", "text\n***\ntext", "- a\n- - -\n- b", "* a\n***\n* b", "- * * *", "> ---\n---",
  ]

  static let paragraphs = [
    "", "\n\n", "   ", "one", "one\ntwo", "one\n\ntwo", "  one\n two", "   one\n      two", "one  \ntwo", "one\\\ntwo",
    "one\n\n\n\ntwo", "one\r\ntwo\r\n\r\nthree", "one\rtwo", "ä ö\nü", "\tcode", "one\n\ttwo", "*a*\n**b**",
    "a\n\u{A0}\nb",
  ]

  static let code = [
    "    code", "    a\n    b", "    a\n\n    b", "    a\n\n\n    b\n\n", "      deeper", "text\n\n    code",
    "    code\ntext", "- item\n\n      code", "-     code", "1.     code", "\tcode", "  \tcode", "    a\n  \n    b",
    "    - a", "    > a", "    ```", "> \n>     code", "- a\n\n\tb", "    a\n     \n    b", "\n    code\n\n\ntext",
  ]

  static let fences = [
    "```\na\n```", "~~~\na\n~~~", "````\n```\n````", "```\n~~~\n```", "``` sh\nls\n```", "```\nopen", "```",
    "~~~ a ~~~ b\nx\n~~~", "``` a`b\nx", "```\n\n\n```", "  ```\n  a\n b\n  ```", "```\na\n  ```", "```\na\n    ```",
    "text\n```\na\n```\ntext", "> ```\n> a\n> ```", "> ```\n> a\nb", "- ```\n  a\n  ```", "- ```\n  a\n- b",
    "```\na\n`````", "`````\na\n```", "``\na\n``", "```\n# no\n- no\n```\n# yes", "~~~~\n~~~\n~~~~",
    "```\na\n``` b\n```", "1. ~~~\n   a\n\n   b\n   ~~~", "```\n> a\n```",
  ]

  static let html = [
    "<div>\na\n</div>", "<div>\na\n\nb", "</div>\nx", "<p class='a'>\n*b*", "<!-- a -->\nb", "<!-- a\n\nb -->\nc",
    "<!-- a", "<?php\n\n?>\nx", "<!DOCTYPE html>\nx", "<![CDATA[\n\n]]>\nx", "<script>\n\nx\n</script>\ny",
    "<pre>\n\n</pre>\ny", "<style>\na\n\n</style>", "<b>\nx", "<b>x</b>\ny", "text\n<div>", "text\n<b>",
    "text\n<!-- c -->\nmore", "<a href=\"x\">\ny", "<a href=x y='z'/>\nq", "<a b=>\nx", "<1>\nx", "< div>\nx", "<div",
    "<div/>\nx", "  <div>\n x", "    <div>", "> <div>\n> a\nb", "- <div>\n- b", "<b\nc>", "<TABLE>\n|a|\n\nx",
    "<x-y z>\na", "</x-y >\na", "</x y>\na",
  ]

  static let quotes = [
    "> a", ">a", ">", "> a\n> b", "> a\nb", "> a\n\nb", "> a\n\n> b", "> > a", ">> a\n> b\nc", "   > a", "    > a",
    "> # a\n# b", "> - a\n> - b", "> - a\nb", "> a\n- b", "> a\n    b", ">     code\n    code", "> ```\na", "text\n> a",
    "> a\n>\n> b", ">\n> a\n>", "> a\n***", "> > > a\n> b", "> 1. a\n2. b",
  ]

  static let bullets = [
    "- a", "- a\n- b", "* a\n+ b", "- a\n\n- b", "- a\n\n\n- b", "- a\n  b", "- a\nb", "- a\n\n  b", "- a\n\n b", "-a",
    "-", "-\n-", "-\n  a", "-\n\n  a", "- a\n  - b\n    - c", "- a\n - b\n  - c\n   - d\n    - e", "text\n- a",
    "text\n-", "text\n*", "- - a", "- # a", "-\ta", "- a\n\n      c", "  - a\n  - b", "   - a\n   b",
    "- a\n- b\n\n  c\n- d", "- a\n  > b\n  c", "- a\n\ttab", "*\ta\n\tb", "- a\n  ***\n  b", "- a\n\ntext\n\n- b",
    "+ a\n\n\n  b", "-    a\n     b\n    c", "- a\n  - b\n\n  c", "- a\n  - b\n\n    c", "* a\n\n  * b\n\n\n  * c",
    "- a\n-\n- b", "-   \n  a", "- a\n   \n  b",
  ]

  static let numbers = [
    "1. a", "1) a", "1. a\n2. b", "1. a\n1) b", "7. a", "0. a", "003. a", "123456789. a", "1234567890. a", "1.a",
    "-1. a", "text\n1. a", "text\n2. a", "1. a\n   b", "1. a\n  b", "1. a\n\n   b", "1. a\n\n  b", "10. a\n    - b",
    "1. a\n   - b\n   - c\n2. d", "1.\n2. a", "  1. a\n 2. b\n3. c", "1. - a\n   - b", "- 1. a\n  2. b", "1\\. a",
  ]

  static let tasks = [
    "- [ ] a", "- [x] a", "- [X] a", "- [] a", "- [y] a", "- [ ]a", "- [x]\ta", "1. [ ] a", "* [x] a\n* [ ] b",
    "- [ ] a\n  b", "- [ ] a\n  - [x] b", "-  [ ] a", "[ ] a", "- a [ ] b", "> - [x] a", "- [ ] # a",
    "- [x] **a**: b\n- [ ] **c**:", "- \\[ ] a", "- [ ] a\n\n  b", "- [  ] a",
  ]

  static let definitions = [
    "[a]: b", "[a]: b\ntext", "text\n[a]: b", "[a]: <b c> 'd'", "[a]: b \"c\" d", "[a]:\nb", "[a]: b\n\"c\"",
    "[a]: b\n\"c\" d", "[a]: b\n'c\nd'\ne", "[]: b", "[a] : b", "[a\nb]: c", "[a]: b\n[c]: d", "- [a]: b",
    "> [a]: b\n> c", "[a]: b\n# c", "   [a]: b", "    [a]: b", "[a]: b (c)", "[a]:", "[[a]]: b", "[a\\]]: b", "[a]: <b",
    "[a]: <>", "[a]: b\n\n'c'",
  ]

  static let tables = [
    "|a|b|\n|---|---|", "|a|b|\n|---|---|\n|1|2|", "a|b\n---|---\n1|2", "a | b\n:--- | ---:\n1 | 2\n\ntext",
    "|a|\n|---|\n|1|", "a\n---|", "|a|b|\n|---|---|\n|1|", "|a|b|\n|---|---|\n|1|2|3|", "|a|b|\n|---|---|\ntext\nmore",
    "|a|b|\n|---|---|\n> q", "|a|b|\n|---|---|\n- i", "|a|b|\n|---|---|\n***", "> |a|b|\n> |---|---|\n> |1|2|",
    "> |a|b|\n> |---|---|\n|1|2|", "- |a|b|\n  |---|---|\n  |1|2|", "|a|b|\n|---|:::|", "|a|b|\n|---|---|---",
    "|a\\|b|c|\n|---|---|", "|a|b|\n\n|---|---|", "|a|b|\n---", "| |\n|---|\n| |", "a|b\n:---:|---\n|x",
    "|a|b|\n| --- | --- |\n| [ ] | [x] |\n",
  ]

  static let mixtures = [
    "# A\n\n- **b**: c\n- **d**:\n  - e\n\n| f | g |\n|---|---|\n| 1 | 2 |\n\n> h\n\n```sh\ni\n```\n\n---\n",
    "> - a\n>   > b\n>   c\n> d", "1. a\n\n   ```\n   b\n   ```\n\n   > c\n2. d",
    "- a\n  1. b\n     - c\n\n       d\n  2. e", "* [ ] a\n  ```\n  b\n  ```\n* c", "> > - a\n> > - b\n> c\n\nd",
    "# a\n## b\ntext\n***\n- c\n***", "- a\n\n> b\n\n1. c\n\n    d", "a\n\n<details>\n\n- b\n\n</details>\n",
    "- > ```\n  > a\n  > ```\n  b",
  ]
}
