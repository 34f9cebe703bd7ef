package io.carillon.admin.provider;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The form some settings must have, whatever the provider.
 *
 * @param rule what to tell who breaks it
 */
record SettingForm(String rule, Predicate<String> test) {
    private static final int HIGHEST_PORT = 65_535;

    private static final Map<String, SettingForm> FORMS = Map.of(
            "baseUrl",
                    new SettingForm(
                            "must be an http or https address without user, query and fragment", SettingForm::isBase),
            "port", new SettingForm("must be a port number", SettingForm::isPort),
            "host", new SettingForm("must be a host name or address", v -> v.matches("[A-Za-z0-9._:\\[\\]-]{1,253}")));

    static Optional<SettingForm> of(String setting) {
        return Optional.ofNullable(FORMS.get(setting));
    }

    boolean fits(String value) {
        return test.test(value);
    }

    private static boolean isBase(String value) {
        try {
            URI uri = new URI(value);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            boolean bare = uri.getUserInfo() == null && uri.getQuery() == null && uri.getFragment() == null;
            return web && bare && uri.getHost() != null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static boolean isPort(String value) {
        return value.matches("[1-9][0-9]{0,4}") && Integer.parseInt(value) <= HIGHEST_PORT;
    }
}
