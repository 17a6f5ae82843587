import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from views.plain import plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kyiv", "Kyiv"),
        ("![x](http://a.b)", r"\!\[x\]\(http\://a\.b\)"),
        (":red[x] $y$", r"\:red\[x\] \$y\$"),
        ("<b>&amp;</b>", r"\<b\>\&amp;\</b\>"),
        ("a\n\n# b", r"a \# b"),
        ("`${alert(1)}`", r"\`\$\{alert\(1\)\}\`"),
    ],
)
def test_marks_lose_their_meaning(text, expected):
    assert plain(text) == expected


@given(st.text())
def test_no_character_with_a_meaning_stands_unescaped(text):
    assert not re.search(r"(?<!\\)(?:\\\\)*[\[\]<>`$:!*_]", plain(text).replace("\\\\", ""))
