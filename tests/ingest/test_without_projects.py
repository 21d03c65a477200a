"""Documents without projects: reports, agendas, programmes, plans, lists of persons, calls for proposals."""

from __future__ import annotations

import pytest

from tests.ingest.documents import read

AGENDA = """Dagordning styrgruppsmöte integration
Datum: 12 mars 2023
Plats: Stadshuset, Borås

1. Mötets öppnande
2. Föregående protokoll
3. Rapport från projekten
Lina berättar om läget i Brobyggarna. Projektet startade 2023.
4. Budget
Ekonomin går igenom. Budgeten är 850 000 kronor.
5. Nästa möte
Kontakt: Lina Ek, lina.ek@boras.example
6. Mötet avslutas
"""

PROGRAMME = """Nordic Conference on Integration 2023
Programme

Wednesday 14 June

09.00 Registration and coffee

09.30 Welcome
Anna Berg, Nordic Welfare Centre, opens the conference.

10.00 Keynote: What works in labour market integration?
Professor Lars Dahl, University of Oslo

11.00 Parallel sessions

Session A: Language at work
The session is aimed at municipalities and is chaired by Mette Holm, Aarhus
Municipality. Three speakers present their experiences since 2019.

Session B: Health and trust
Chair: Sara Lind, Region Skåne. Contact: sara.lind@skane.example

Session C: Youth
Chair: Timo Laine, City of Turku

13.30 Panel discussion

15.00 Closing
"""

PERSONS = """Deltagarlista

Namn\tOrganisation\tE-post
Anna Berg\tLunds kommun\tanna@lund.example
Bo Ek\tRöda Korset\tbo@rk.example
Cia Dal\tABF\tcia@abf.example
"""

REPORT = """Nyanlända på arbetsmarknaden i Skåne

Sammanfattning

Rapporten beskriver hur nyanlända etablerar sig på arbetsmarknaden. Länsstyrelsen Skåne
har tagit fram den under 2022 med medel från regeringen.

1 Inledning

Sedan 2015 har Malmö stad tagit emot många nyanlända. Kommunen driver i dag
vuxenutbildning tillsammans med Arbetsförmedlingen.

1.1 Syfte

Syftet är att visa hur etableringen går för kvinnor och män.

2 Läget i länet

2.1 Sysselsättning

Sysselsättningen har ökat sedan 2017. Malmö stad har flest arbetslösa. Målgruppen är
större än väntat.

2.2 Utbildning

Många läser sfi. Projektmedel har finansierat en del av kurserna sedan 2018.

2.3 Bostäder

Trångboddheten är stor i Malmö och Landskrona. Lunds kommun bygger mest.

3 Insatser för bättre etablering

3.1 Mer språk

Kommunerna behöver erbjuda mer undervisning på arbetsplatser.

3.2 Bättre samverkan

Arbetsförmedlingen och kommunerna bör träffas oftare.

4 Slutsatser

Etableringen tar tid men går snabbare än förut.

Bilaga 1

Tabell 1. Sysselsatta
Kommun\t2019\t2020\t2021
Malmö\t61\t60\t62
Lund\t70\t69\t71
Eslöv\t66\t65\t67

Kontakt: Bo Ek, bo.ek@lansstyrelsen.example
"""

PLAN = """# Handlingsplan för integration 2023–2026

## Inledning

Planen är framtagen av Region Värmland.

## Mål

Fler ska komma i arbete.

## Ansvar och uppföljning

Regionen ansvarar för uppföljningen och kommunerna bidrar. Planen gäller till 2026.

## Utmaningar

| Kommun | Andel | År |
|---|---|---|
| Karlstad | 12 % | 2022 |
| Arvika | 9 % | 2022 |

## Kontakt

Per Ny, per@varmland.example
"""

CALL = """Utlysning: medel för integration 2024

Vem kan söka?
Kommuner och ideella föreningar kan söka medel.

Vad kan man få medel för?
Projekt som riktar sig till nyanlända och som pågår högst två år. Projektet ska drivas
av flera parter tillsammans.

Så ansöker du
Ansökan ska ha kommit in senast den 1 mars 2024.

Prioriterade områden

Arbete
Projekt som hjälper nyanlända till jobb. Projekten ska starta under 2024 och rikta sig till kvinnor.

Hälsa
Projekt som arbetar med hälsa. Projekten ska drivas av regionen sedan 2023.

Kontakt
Eva Ek, eva@lst.example
"""

MINUTES = """Referat fra møde i integrationsrådet
12. maj 2022

Til stede: Anne Holm, Bo Lund

Punkt 1: Godkendelse af dagsorden
Dagsordenen blev godkendt.

Punkt 2: Orientering om projektet Nye Naboer
Projektet startede i 2021 og drives af Vejle Kommune. Der er 40 deltagere.

Punkt 3: Budget
Budgettet er 300.000 kr.

Punkt 4: Eventuelt
Intet.
"""

REVIEW = """# Integration through sport: a literature review

## 1 Introduction

Sport is often described as a tool for integration. This review was funded by the Nordic
Council of Ministers.

## 2 Earlier projects and research

### 2.1 Participation

Studies since 2005 show that participation is lower among girls. The city of Oslo runs
the largest programme.

### 2.2 Health

Health effects are small. Most studies are aimed at adults.

## 3 Projects and policy

### 3.1 National level

The government launched a strategy in 2018. It is aimed at municipalities.

### 3.2 Local level

Municipalities run clubs. Funding is short.

## 4 Conclusions

More research is needed.
"""


VISITS = """Program för studiebesök

Brobyggarna

Vi besöker projektet, som drivs av Borås Stad sedan 2021. Kontakt: Lina Ek, lina@boras.example

Språkvän

Projektet drivs av Mölndals stad sedan 2022. Kontakt: Bo Ek, bo@molndal.example
"""


@pytest.mark.parametrize("text", [VISITS, AGENDA, PROGRAMME, REPORT, PLAN, PERSONS, CALL, MINUTES, REVIEW])
def test_a_document_without_projects(text: str) -> None:
    assert read(text).projects == ()


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t\n",
        "Jag skrev: det regnar. Syfte: oklart.",
        "مشروع الاندماج في السويد\n\nهذا المشروع يساعد الوافدين الجدد.\n",
        "Bakgrund\n\nDen här rapporten handlar om bostäder i Norden och vad de kostar.",
    ],
)
def test_texts_without_projects(text: str) -> None:
    assert read(text).projects == ()
