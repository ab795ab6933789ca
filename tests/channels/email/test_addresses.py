"""Address lists as the standards' own examples and careless programs write them (RFC 5322 appendix A and section 4.4)."""

# ruff: noqa: E501 - rows stand on one line each

import pytest

from tests.channels.email.mails import read

# fmt: off
LISTS = [
    ('John Doe <john@x.co> (comment)', [('John Doe', 'john@x.co')]),
    ('"Joe & J. Harvey" <ddd @Org>', [('Joe & J. Harvey', 'ddd@org')]),
    ('john(c)@x.co', [('c', 'john@x.co')]),
    ('john@x.co(John)', [('John', 'john@x.co')]),
    ('John@x.co <john@x.co>', [('John@x.co', 'john@x.co')]),
    ("'John' <'john@x.co'>", [('John', 'john@x.co')]),
    ('<john@x.co>;', [('', 'john@x.co')]),
    (',,a@b.co,,', [('', 'a@b.co')]),
    ('Group: a@b.co, c@d.co; d@e.co', [('', 'a@b.co'), ('', 'c@d.co'), ('', 'd@e.co')]),
    ('"A B" <a@b.co> <c@d.co>', [('A B', 'a@b.co'), ('', 'c@d.co')]),
    ('"a@b.co" <>', [('', 'a@b.co')]),
    ('=?utf-8?Q?Doe=2C_John?= <a@b.co>', [('Doe, John', 'a@b.co')]),
    ('"=?utf-8?Q?Doe=2C_John?=" <a@b.co>', [('Doe, John', 'a@b.co')]),
    ('=?utf-8?Q?J=C3=B6rg?= =?utf-8?Q?_M=C3=BCller?= <a@b.co>', [('Jörg Müller', 'a@b.co')]),
    ('"Jörg" <a@b.co>', [('Jörg', 'a@b.co')]),
    ('Mary Smith <mary@x.test>, jdoe@example.org, Who? <one@y.test>', [('Mary Smith', 'mary@x.test'), ('', 'jdoe@example.org'), ('Who?', 'one@y.test')]),
    ('<boss@nil.test>, "Giant; \\"Big\\" Box" <sysservices@example.net>', [('', 'boss@nil.test'), ('Giant; "Big" Box', 'sysservices@example.net')]),
    ("A Group(Some people)\r\n     :Chris Jones <c@(Chris's host.)public.example>,\r\n         joe@example.org,\r\n  John <jdoe@one.test> (my dear friend); (the end of the group)", [('Chris Jones', 'c@public.example'), ('', 'joe@example.org'), ('John', 'jdoe@one.test')]),
    ('Pete(A nice \\) chap) <pete(his account)@silly.test(his host)>', [('Pete', 'pete@silly.test')]),
    ('Joe Q. Public <john.q.public@example.com>', [('Joe Q. Public', 'john.q.public@example.com')]),
    ('Mary Smith <@node.test:mary@example.net>, , jdoe@test  . example', [('Mary Smith', 'mary@example.net'), ('', 'jdoe@test.example')]),
    ('"John (Jack) Doe" <a@b.co>', [('John (Jack) Doe', 'a@b.co')]),
    ('foo@b.co, bar@b.co', [('', 'foo@b.co'), ('', 'bar@b.co')]),
    ('foo <foo@b.co> bar <bar@b.co>', [('foo', 'foo@b.co'), ('bar', 'bar@b.co')]),
    ('a@b.co c@d.co', [('', 'a@b.co'), ('', 'c@d.co')]),
    ('"Team" <team@x.co>,<b@x.co>', [('Team', 'team@x.co'), ('', 'b@x.co')]),
    ('Undisclosed recipients:;', []),
    ('"unterminated <a@b.co>, c@d.co', [('unterminated', 'a@b.co'), ('', 'c@d.co')]),
    ('สมชาย <a@b.co>, นก <n@b.co>', [('สมชาย', 'a@b.co'), ('นก', 'n@b.co')]),
    ("O'Brien <ob@x.co>", [("O'Brien", 'ob@x.co')]),
    ('"\'Jo\'" <jo@x.co>', [('Jo', 'jo@x.co')]),
    ('João <j@x.co>', [('João', 'j@x.co')]),
]
# fmt: on


@pytest.mark.parametrize(("value", "expected"), LISTS)
def test_addresses_wherever_they_hide(value, expected):
    mail = read(f"From: x@y.co\r\nTo: {value}\r\n\r\nx")
    assert [(one.name, one.address) for one in mail.to] == expected
