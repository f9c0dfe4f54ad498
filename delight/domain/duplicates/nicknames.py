"""Short names that everybody knows for first names; only pairs that mean one name and no other."""

from __future__ import annotations

_GROUPS = """
alan allan allen
alexander alex sascha sasha sandro
alexandra alex sandra
andrew andy drew
ann anne
anthony tony
benjamin ben benny benni
catherine kathryn katherine katharine catharine kate kathy cathy katie
charles charlie chuck
christian chris
christina christine chris tina
christopher chris
claire clare
daniel dan danny
david dave
deborah debbie deb debra
edward ed eddie ted
eleanor ellie nell
elisabeth elizabeth liz lizzie beth betty lisbeth elsbeth sissi
francisco paco curro
frederick frederic fred freddie
friedrich fritz
gabriele gabi
geoffrey jeffrey geoff jeff
georg schorsch
gerald gerry
gregory greg
heinrich heiner heinz
helene leni
ignacio nacho
isabel isabelle isobel
jacqueline jackie
james jim jimmy jamie
jennifer jenny jen
jessica jess jessie
johann johannes hans hannes
john johnny jack
jonathan jon jonny
jose pepe
josef joseph sepp beppo joe
joshua josh
katharina kathi kathrin kaethe
kenneth ken
klaus nikolaus
laurence lawrence larry
leonard leo len
luis lucho
magdalena magda leni
manuel manolo manu
margaret maggie meg peggy
margarete grete gretel
maria mitzi
matthew matt
maximilian max
michael mike mick micha michi
mohammed muhammad mohamed mohammad muhammed
nicholas nick
olivia liv
pamela pam
patricia pat patty trish
patrick pat paddy
peter pete
philip phil
rachel rachael
rebecca becky
richard rick dick rich
robert bob bobby rob robbie
ronald ron
samantha sam
samuel sam sammy
sean shaun shawn
sebastian basti
stephanie steffi steph
stephen steven stefan steve
susan susanne sue susi
theodor theo
therese resi
thomas tomas tom tommy
timothy tim
tobias tobi
ulrich uli
ulrike uli
victoria vicky vicki
walburga burgl
wilhelm willi willy
wilhelmine minna
william will bill billy willy
wolfgang wolf
"""

_OF: dict[str, set[int]] = {}
for _number, _line in enumerate(_GROUPS.split("\n")):
    for _word in _line.split():
        _OF.setdefault(_word, set()).add(_number)


def one_name(first: str, second: str) -> bool:
    """Return whether two folded first names are the long and the short of one name.

    >>> one_name("william", "bill"), one_name("bill", "bob")
    (True, False)
    """
    return not _OF.get(first, set()).isdisjoint(_OF.get(second, ()))
