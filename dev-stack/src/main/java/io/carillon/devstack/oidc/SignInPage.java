package io.carillon.devstack.oidc;

import java.util.Map;
import java.util.stream.Collectors;

/** The sign-in page: one button for each demo user, and a notice that this is no real sign-in. */
final class SignInPage {

    private static final String PAGE = """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>Sign in to Carillon</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <style>
              body { font: 16px/1.5 system-ui, sans-serif; max-width: 30rem; margin: 3rem auto; padding: 0 1rem }
              button { display: block; width: 100%%; margin: .4rem 0; padding: .6rem 1rem; text-align: left; font: inherit }
              small { color: #555 }
            </style></head>
            <body><main><h1>Sign in to Carillon</h1>
            <p>Demo sign-in: choose who you are. <small>No password is asked here.</small></p>
            <form method="post">%s%s</form></main></body></html>
            """;

    private SignInPage() {}

    static String html(Realm realm, Map<String, String> asked) {
        String hidden = asked.entrySet().stream()
                .map(field -> "<input type=\"hidden\" name=\"%s\" value=\"%s\">"
                        .formatted(escaped(field.getKey()), escaped(field.getValue())))
                .collect(Collectors.joining());
        String buttons = realm.users().stream().map(SignInPage::button).collect(Collectors.joining());
        return PAGE.formatted(hidden, buttons);
    }

    private static String button(DemoUser user) {
        return "<button name=\"username\" value=\"%s\">%s <small>%s</small></button>"
                .formatted(user.name(), user.name(), user.role());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
