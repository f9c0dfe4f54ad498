"""Spanish to several at once: what is said to ustedes where one person reads usted.

A wording has two sides, usted and tú. A couple, a family and an organisation are ustedes: each word on the
side of usted has its own form here, and a word that is not here is the same for both (su, suyo, se lo).
"""

from __future__ import annotations

_FORMS = """
Contaba: Contaban
Deje: Dejen
Entréguelo: Entréguenlo
Había: Habían
Le: Les
Merece: Merecen
Meta: Metan
Nos alegra: Nos alegran
Nos contó: Nos contaron
Nos dijo: Nos dijeron
Nos habló: Nos hablaron
Nos preguntó: Nos preguntaron
Pidió: Pidieron
Podría: Podrían
Puede: Pueden
Recuerda: Recuerdan
Rellene: Rellenen
Rodee: Rodeen
Tenía: Tenían
Traiga: Traigan
Tuvo: Tuvieron
Usted cumplió: Ustedes cumplieron
Usted es: Ustedes son
Usted lo dijo: Ustedes lo dijeron
Usted lo ha hecho: Ustedes lo han hecho
Usted lo hizo: Ustedes lo hicieron
Usted lo tuvo: Ustedes lo tuvieron
Usted no tiene: Ustedes no tienen
Usted nos habló: Ustedes nos hablaron
Usted se la tomó: Ustedes se la tomaron
Usted sí habló: Ustedes sí hablaron
Usted sí lo pensó: Ustedes sí lo pensaron
Usted volvió: Ustedes volvieron
Venga: Vengan
Vino: Vinieron
aquí me tiene: aquí me tienen
avisó: avisaron
avíseme: avísenme
busca: buscan
busque: busquen
compartió: compartieron
con usted: con ustedes
confió: confiaron
contar con usted: contar con ustedes
contarle: contarles
conteste: contesten
cree: creen
cruza: cruzan
cruzó: cruzaron
cumpla: cumplan
cuéntemelo: cuéntenmelo
darle: darles
desea: desean
dijera: dijeran
dijo: dijeron
disfrute: disfruten
duda: dudan
dé: den
déjeme: déjenme
dígame: díganme
dígamelo: díganmelo
eligió: eligieron
elija usted: elijan ustedes
elija: elijan
encuentra: encuentran
encuentre: encuentren
enseñe: enseñen
entre: entren
envíelo: envíenlo
escríbame: escríbanme
espera: esperan
esperaba: esperaban
esté: estén
fue usted: fueron ustedes
fíjese: fíjense
ha cruzado: han cruzado
ha hecho usted: han hecho ustedes
ha hecho: han hecho
ha: han
habla: hablan
haya: hayan
hizo: hicieron
imagina: imaginan
imaginaba: imaginaban
las sabrá: las sabrán
le: les
llame: llamen
lo celebre: lo celebren
lo decide usted: lo deciden ustedes
lo disfrute: lo disfruten
lo hizo: lo hicieron
lo pague usted: lo paguen ustedes
lo sabrá: lo sabrán
lo sepa: lo sepan
lo supiera: lo supieran
merece: merecen
mira: miran
mire: miren
necesite: necesiten
nos avisó: nos avisaron
nos comentó: nos comentaron
nos contó: nos contaron
nos dijo: nos dijeron
nos dio: nos dieron
nos habló: nos hablaron
nos hizo: nos hicieron
nos lo diga: nos lo digan
nos lo dijo: nos lo dijeron
nos pidió: nos pidieron
nos propuso: nos propusieron
nos recomiende: nos recomienden
nos regaló: nos regalaron
organizó: organizaron
pasa: pasan
pase: pasen
pensó: pensaron
prefiera: prefieran
prefiere: prefieren
prefirió: prefirieron
pregunte: pregunten
prepárese: prepárense
pruebe: prueben
puede: pueden
pásese: pásense
quiera: quieran
quiere: quieren
recibió: recibieron
recomendaría a sus: recomendarían a sus
recuerda: recuerdan
recuérdemelo: recuérdenmelo
respóndame: respóndanme
sabe: saben
sale usted: salen ustedes
saliera: salieran
se acuerda: se acuerdan
se encontró: se encontraron
se haya arriesgado: se hayan arriesgado
se le: se les
se llevó: se llevaron
se merece: se merecen
se pregunta: se preguntan
se quedara: se quedaran
se quede: se queden
sepa: sepan
siga: sigan
tendrá: tendrán
tenga: tengan
tenía que saberlo: tenían que saberlo
tiene su: tienen su
tiene: tienen
tuviera que ocuparse: tuvieran que ocuparse
tuvo que darse cuenta usted: tuvieron que darse cuenta ustedes
usted es: ustedes son
usted lo hizo: ustedes lo hicieron
usted nos ayudó: ustedes nos ayudaron
usted: ustedes
va: van
vaya: vayan
ve: ven
venga: vengan
viene: vienen
vino: vinieron
volviera: volvieran
vuelva: vuelvan
vuelve: vuelven
"""
SEVERAL = {one: many for line in _FORMS.split("\n") if line for one, many in [line.split(": ")]}
"""By what one person reads who is said usted to."""
