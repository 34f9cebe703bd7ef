package io.carillon.admin.provider;

import io.carillon.admin.AdminProblem;
import io.carillon.admin.http.Violations;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A new provider account, or what an existing one shall become.
 *
 * @param type {@code sendgrid, smtp, twilio, fcm, whatsapp}; decides the channel
 * @param enabled true when absent
 * @param order 1 when absent
 * @param weight 1 when absent
 * @param settings plain settings of the type
 * @param secrets secrets of the type; a change may leave out those that stay as they are
 */
public record ProviderRequest(
        String type,
        String name,
        Boolean enabled,
        Integer order,
        Integer weight,
        Map<String, String> settings,
        Map<String, String> secrets) {
    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_SETTING = 500;
    private static final int LONGEST_SECRET = 8000;
    private static final int LARGEST_NUMBER = 1000;

    public ProviderRequest {
        settings = settings == null ? Map.of() : settings;
        secrets = secrets == null ? Map.of() : secrets;
    }

    /** The settings; fails with the provider-invalid problem unless, with {@code secretsKept}, nothing is missing. */
    ProviderSettings validated(Set<String> secretsKept) {
        Violations violations = new Violations();
        Optional<ProviderType> known = ProviderType.find(type);
        violations.unless(known.isPresent(), "/type", "must be one of " + ProviderType.names());
        violations.text("/name", name, LONGEST_NAME);
        checkRange(violations, "/order", order);
        checkRange(violations, "/weight", weight);
        known.ifPresent(found -> checkSettings(violations, found));
        known.ifPresent(found -> checkSecrets(violations, found, secretsKept));
        violations.throwIfAny(AdminProblem.PROVIDER_INVALID);
        return new ProviderSettings(
                known.orElseThrow(),
                name,
                enabled == null || enabled,
                order == null ? 1 : order,
                weight == null ? 1 : weight,
                complete(known.orElseThrow()));
    }

    private Map<String, String> complete(ProviderType found) {
        Map<String, String> complete = new TreeMap<>(found.defaults());
        complete.putAll(settings);
        return complete;
    }

    private static void checkRange(Violations violations, String pointer, Integer number) {
        boolean fine = number == null || number >= 1 && number <= LARGEST_NUMBER;
        violations.unless(fine, pointer, "must be between 1 and " + LARGEST_NUMBER);
    }

    private void checkSettings(Violations violations, ProviderType found) {
        found.requiredSettings().stream()
                .filter(required -> !settings.containsKey(required))
                .forEach(missing -> violations.add("/settings" + Violations.step(missing), "is required"));
        settings.forEach((key, value) -> checkSetting(violations, found, key, value));
    }

    private static void checkSetting(Violations violations, ProviderType found, String key, String value) {
        String pointer = "/settings" + Violations.step(key);
        violations.unless(found.knowsSetting(key), pointer, "is not a setting of " + found.wireName());
        violations.text(pointer, value, LONGEST_SETTING);
        SettingForm.of(key)
                .filter(form -> value != null && !form.fits(value))
                .ifPresent(form -> violations.add(pointer, form.rule()));
    }

    private void checkSecrets(Violations violations, ProviderType found, Set<String> secretsKept) {
        found.requiredSecrets().stream()
                .filter(required -> !secrets.containsKey(required) && !secretsKept.contains(required))
                .forEach(missing -> violations.add("/secrets" + Violations.step(missing), "is required"));
        secrets.forEach((key, value) -> checkSecret(violations, found, key, value));
    }

    private static void checkSecret(Violations violations, ProviderType found, String key, String value) {
        String pointer = "/secrets" + Violations.step(key);
        violations.unless(found.knowsSecret(key), pointer, "is not a secret of " + found.wireName());
        violations.text(pointer, value, LONGEST_SECRET);
    }

    @Override
    public String toString() {
        return "ProviderRequest[" + type + " " + name + "]";
    }
}
