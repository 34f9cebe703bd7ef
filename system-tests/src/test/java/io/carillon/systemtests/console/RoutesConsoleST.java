package io.carillon.systemtests.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import io.carillon.systemtests.browser.Screen;
import io.carillon.systemtests.suite.Administration;
import io.carillon.systemtests.suite.Suite;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The order in which a channel tries its accounts, changed by mouse, by keyboard and on a phone. */
class RoutesConsoleST {
    private final Suite suite = Suite.shared();
    private final Administration admin = Administration.ofFreshTenant(suite);

    @BeforeEach
    void threeAccounts() {
        for (String name : List.of("First", "Second", "Third")) {
            Map<String, Object> settings = Map.of("host", "mail.example.com", "port", "2525", "from", "a@example.com");
            Map<String, Object> account =
                    Map.of("type", "smtp", "name", name, "order", order().size() + 1, "settings", settings);
            admin.request("POST", "/providers", account).send().expect(201);
        }
    }

    @Test
    void anAccountIsDraggedToItsPlace() {
        try (Console console = opened(Screen.DESKTOP)) {
            Page page = console.tab().page();
            BoundingBox from = handle(page, "Third").boundingBox();
            BoundingBox to = handle(page, "First").boundingBox();
            page.mouse().move(from.x + from.width / 2, from.y + from.height / 2);
            page.mouse().down();
            page.mouse().move(from.x + from.width / 2, from.y - 10);
            page.mouse().move(to.x + to.width / 2, to.y + to.height / 4, new Mouse.MoveOptions().setSteps(8));
            console.tab().shoot("route-dragging");
            page.mouse().up();
            saved(console, "Third", "First", "Second");
            console.tab().shoot("route-dragged").assertAccessible().assertQuiet();
        }
    }

    @Test
    void theKeyboardDoesTheSame() {
        try (Console console = opened(Screen.DESKTOP)) {
            Page page = console.tab().page();
            Locator told = page.locator("[id^=DndLiveRegion]");
            handle(page, "First").focus();
            page.keyboard().press("Space");
            assertThat(told).containsText("First is over place 1 of 3");
            page.keyboard().press("ArrowDown");
            assertThat(told).containsText("First is over place 2 of 3");
            page.keyboard().press("Space");
            assertThat(told).containsText("dropped on place 2 of 3");
            saved(console, "Second", "First", "Third");

            handle(page, "Third").focus();
            page.keyboard().press("Space");
            assertThat(told).containsText("Third is over place 3 of 3");
            page.keyboard().press("ArrowUp");
            assertThat(told).containsText("Third is over place 2 of 3");
            page.keyboard().press("Escape");
            assertThat(told).containsText("cancelled");
            assertThat(page.locator("main ol > li a")).hasText(new String[] {"Second", "First", "Third"});
            assertThat(console.tab().button("Save route")).hasCount(0);
            console.tab().assertQuiet();
        }
    }

    @Test
    void aPhoneHasButtonsForIt() {
        try (Console console = opened(Screen.PHONE)) {
            console.tab().button("Move Second up").click();
            console.tab().shoot("route-phone");
            saved(console, "Second", "First", "Third");
            console.tab().assertAccessible().assertQuiet();
        }
    }

    @Test
    void whatSomebodyElseChangedMeanwhileIsNotOverwritten() {
        try (Console console = opened(Screen.DESKTOP)) {
            console.tab().button("Move First down").click();
            String id = admin.get("/providers")
                    .send()
                    .expect(200)
                    .json()
                    .at("/data/0/id")
                    .asText();
            Map<String, Object> settings = Map.of("host", "mail.example.com", "port", "2525", "from", "a@example.com");
            admin.request(
                            "PUT",
                            "/providers/" + id,
                            Map.of("type", "smtp", "name", "First", "order", 1, "weight", 7, "settings", settings))
                    .send()
                    .expect(200);
            console.tab().button("Save route").click();
            assertThat(console.tab().page().getByText("Somebody else changed this meanwhile"))
                    .isVisible();
            console.tab().shoot("route-stale").assertAccessible();
        }
    }

    private Console opened(Screen screen) {
        Console console = Console.actingFor(suite, admin, screen).go("/providers");
        assertThat(handle(console.tab().page(), "Third")).isVisible();
        return console;
    }

    private static Locator handle(Page page, String name) {
        return page.getByLabel("Drag " + name, new Page.GetByLabelOptions().setExact(true));
    }

    private void saved(Console console, String... names) {
        assertThat(console.tab().page().locator("main ol > li a")).hasText(names);
        console.tab().button("Save route").click();
        assertThat(console.tab().text("The route is in use")).isVisible();
        assertThat(console.tab().button("Save route")).hasCount(0);
        assertThat(order()).containsExactly(names);
    }

    /** The names of the accounts as the server has them. */
    private List<String> order() {
        return StreamSupport.stream(
                        admin.get("/provider-routes/email")
                                .send()
                                .expect(200)
                                .json()
                                .path("groups")
                                .spliterator(),
                        false)
                .map(group -> group.at("/accounts/0/name").asText())
                .toList();
    }
}
