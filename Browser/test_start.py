"""Opening Debrief for the first time."""


def test_home_answers(any_page, screenshot):
    response = any_page.goto("/")
    assert response.status == 200
    assert "Debrief" in any_page.title()
    screenshot(any_page, "home")
