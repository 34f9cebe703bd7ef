package io.carillon.admin.provider.check;

import io.carillon.admin.provider.ProviderType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An account with its secrets opened, for the time of one check.
 *
 * @param settings plain settings
 * @param secrets opened secrets
 */
record OpenedAccount(ProviderType type, Map<String, String> settings, Map<String, String> secrets) {
    private static final int LONGEST_QUOTE = 200;
    private static final int SHORTEST_SECRET = 4;

    /** Empty when it is not set. */
    Optional<String> setting(String name) {
        return Optional.ofNullable(settings.get(name)).filter(value -> !value.isBlank());
    }

    /** A setting that is set for certain: required, or with a default. */
    String known(String name) {
        return settings.getOrDefault(name, "");
    }

    /** Empty when it is not set. */
    Optional<String> secret(String name) {
        return Optional.ofNullable(secrets.get(name));
    }

    /** Root of the vendor's API, without final slash. */
    String baseUrl() {
        return known("baseUrl").replaceAll("/+$", "");
    }

    /** What the other side said, fit to be shown: one short line without control characters and without our secrets. */
    String quote(String said) {
        return quote(said, List.of());
    }

    /** Like {@link #quote(String)}; hides {@code forms} of our secrets too, for example what was sent to sign in. */
    String quote(String said, List<String> forms) {
        String line = said == null
                ? ""
                : said.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
        String clean = without(secrets.values(), without(forms, line));
        return clean.length() > LONGEST_QUOTE ? clean.substring(0, LONGEST_QUOTE) + "…" : clean;
    }

    private static String without(Collection<String> secrets, String line) {
        String clean = line;
        for (String secret : secrets) {
            clean = secret.length() < SHORTEST_SECRET ? clean : clean.replace(secret, "•••");
        }
        return clean;
    }

    @Override
    public String toString() {
        return "OpenedAccount[" + type.wireName() + "]";
    }
}
