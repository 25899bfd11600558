"""A norm is found however somebody types it, and no other is."""

import pytest

from obhut.kernel.mechanism.citations import matches, statute_of

REGISTER = (
    *("§ 8a SGB VIII", "§ 8b SGB VIII", "§§ 42c–42e SGB VIII", "§ 68 SGB VIII"),
    *("§§ 67–85a SGB X", "§ 68 SGB X", "§ 35 SGB I", "§ 34 SGB XIV", "§ 4 KKG", "§ 4 GewHG"),
    *("§ 34 StGB", "§ 232 StGB", "§ 232a StGB", "§§ 406d–406k StPO", "§ 59 AufenthG"),
    *("§§ 87 Abs. 5, 90 Abs. 4 AufenthG", "Art. 4 EMRK", "DSGVO (EU) 2016/679", "JArbSchG"),
    *("KDG, DSG-EKD (Art. 91 DSGVO)", "RL 2011/36/EU", "RL (EU) 2024/1712"),
)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("§ 4 KKG", ["§ 4 KKG"]),
        ("§4 KKG", ["§ 4 KKG"]),
        ("4kkg", ["§ 4 KKG"]),
        ("KKG 4", ["§ 4 KKG"]),
        ("§ 4 Abs. 3 Satz 2 KKG", ["§ 4 KKG"]),
        ("§ 4 (3) KKG", ["§ 4 KKG"]),
        ("8a", ["§ 8a SGB VIII"]),
        ("8a sgb 8", ["§ 8a SGB VIII"]),
        ("SGB8 8a", ["§ 8a SGB VIII"]),
        ("8aSGBVIII", ["§ 8a SGB VIII"]),
        ("sgb i", ["§ 35 SGB I"]),
        ("68 SGB X", ["§§ 67–85a SGB X", "§ 68 SGB X"]),
        ("42d", ["§§ 42c–42e SGB VIII"]),
        ("406f StPO", ["§§ 406d–406k StPO"]),
        ("232", ["§ 232 StGB"]),
        ("§§ 232 ff. StGB", ["§ 232 StGB"]),
        ("34 stgb", ["§ 34 StGB"]),
        ("Aufenthaltsgesetz 59", ["§ 59 AufenthG"]),
        ("Art. 9 DSGVO", ["DSGVO (EU) 2016/679"]),
        ("§ 5 JArbSchG", ["JArbSchG"]),
        ("2011/36", ["RL 2011/36/EU"]),
        ("§ 4711 KKG", []),
        ("Märchen", []),
    ],
)
def test_what_is_typed_finds_its_norm(asked: str, found: list[str]) -> None:
    assert [citation for citation in REGISTER if matches(asked, citation)] == found


@pytest.mark.parametrize("asked", ["", "  ", "§", "…", "§§ ()"])
def test_nothing_asked_leaves_the_register_whole(asked: str) -> None:
    assert all(matches(asked, citation) for citation in REGISTER)


@pytest.mark.parametrize("asked", ["schutzauftrag", "Kindeswohlgefährdung", "kindeswohlgefahrdung"])
def test_words_of_the_title_are_found_with_and_without_dots(asked: str) -> None:
    assert matches(asked, "§ 8a SGB VIII", "Schutzauftrag bei Kindeswohlgefährdung")
    assert not matches(asked, "§ 4 KKG", "Beratung und Information des Jugendamts")


@pytest.mark.parametrize(
    ("citation", "statute"),
    [
        ("§ 8a SGB VIII", "SGB VIII"),
        ("§§ 87 Abs. 5, 90 Abs. 4 AufenthG", "AufenthG"),
        ("§ 22, Teil 3 BDSG", "BDSG"),
        ("Art. 4 EMRK", "EMRK"),
        ("PDV 389", "PDV 389"),
    ],
)
def test_a_citation_names_its_statute(citation: str, statute: str) -> None:
    assert statute_of(citation) == statute
