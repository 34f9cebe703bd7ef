package io.carillon.systemtests.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** The provider's page on which a person signs in: a list of people at the quick-start provider, a form at Keycloak. */
public final class SignInPage {
    private static final String PASSWORD = "demo-password";

    private SignInPage() {}

    /** Signs in as a person; whom Keycloak knows already it sends back without asking. */
    public static void signIn(Page page, String person) {
        Locator listed = page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + person + "\\b")));
        Locator form = page.locator("#username");
        if (isKnown(page)) {
            return;
        }
        listed.or(form).first().waitFor();
        if (form.isVisible()) {
            form.fill(person);
            page.locator("#password").fill(PASSWORD);
            page.locator("#kc-login").click();
        } else {
            listed.click();
        }
    }

    private static boolean isKnown(Page page) {
        return page.context().cookies().stream().anyMatch(cookie -> cookie.name.equals("KEYCLOAK_IDENTITY"));
    }
}
