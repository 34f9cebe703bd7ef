package io.carillon.admin.provider;

import io.carillon.admin.http.Violations;
import io.carillon.outbound.OutboundRules;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Checks an account's settings and secrets against its type; collects every fault. */
final class AccountCheck {
    private static final int LONGEST_SETTING = 500;
    private static final int LONGEST_SECRET = 8000;

    private final ProviderType type;
    private final OutboundRules rules;
    private final Violations violations;

    AccountCheck(ProviderType type, OutboundRules rules, Violations violations) {
        this.type = type;
        this.rules = rules;
        this.violations = violations;
    }

    /** Checks settings, defaults filled in. */
    void settings(Map<String, String> settings) {
        type.fields().stream()
                .filter(field -> field.required() && !field.secret() && !settings.containsKey(field.name()))
                .forEach(missing -> violations.add(pointer(missing), "is required"));
        settings.forEach(this::setting);
    }

    private void setting(String name, String value) {
        String pointer = "/settings" + Violations.step(name);
        Optional<ProviderField> field = type.setting(name);
        violations.unless(field.isPresent(), pointer, "is not a setting of " + type.wireName());
        field.flatMap(known -> fault(known, value, LONGEST_SETTING)).ifPresent(fault -> violations.add(pointer, fault));
    }

    /** Checks secrets to be stored; a null takes an optional one away. */
    void secrets(Map<String, String> given, Set<String> kept) {
        Set<String> after = after(given, kept);
        type.fields().stream()
                .filter(field -> field.required() && field.secret() && !after.contains(field.name()))
                .forEach(missing -> violations.add(pointer(missing), "is required"));
        given.forEach(this::secret);
    }

    private void secret(String name, String value) {
        String pointer = "/secrets" + Violations.step(name);
        Optional<ProviderField> field = type.secret(name);
        violations.unless(field.isPresent(), pointer, "is not a secret of " + type.wireName());
        field.filter(known -> value != null)
                .flatMap(known -> fault(known, value, LONGEST_SECRET))
                .ifPresent(fault -> violations.add(pointer, fault));
    }

    /** Which secrets are set once {@code given} are stored over {@code kept}. */
    static Set<String> after(Map<String, String> given, Set<String> kept) {
        Set<String> after = new TreeSet<>(kept);
        given.forEach((name, value) -> {
            if (value == null) {
                after.remove(name);
            } else {
                after.add(name);
            }
        });
        return after;
    }

    private static String pointer(ProviderField field) {
        return (field.secret() ? "/secrets" : "/settings") + Violations.step(field.name());
    }

    private Optional<String> fault(ProviderField field, String value, int longest) {
        Optional<String> asText = field.kind() == FieldKind.MULTILINE
                ? Violations.faultOfLines(value, longest)
                : Violations.faultOfText(value, longest);
        return asText.or(() -> special(field, value));
    }

    private Optional<String> special(ProviderField field, String value) {
        return switch (field.name()) {
            case "baseUrl" -> rules.allowPrivate() ? rules.refusalOfUrl(value) : field.fault(value);
            case "host" -> rules.refusalOfHost(value);
            case "port" -> field.fault(value).or(() -> rules.refusalOfMailPort(Integer.parseInt(value)));
            case "dkimDomain" -> rules.refusalOfHost(value);
            case "dkimPrivateKey" ->
                faultUnless(KeyFile.rsaPrivateKey(value).isPresent(), "must be an RSA key, PKCS #8 in PEM");
            case "eventWebhookPublicKey" ->
                faultUnless(KeyFile.ecPublicKey(value).isPresent(), "must be the key as SendGrid shows it (base64)");
            case "serviceAccount" -> faultOfServiceAccount(value);
            default -> field.fault(value);
        };
    }

    private Optional<String> faultOfServiceAccount(String value) {
        Optional<ServiceAccount> account = ServiceAccount.parse(value);
        if (account.isEmpty()) {
            return Optional.of("must be the whole key file of a service account, as Firebase gives it out");
        }
        String tokenUri = account.get().tokenUri();
        boolean fine =
                rules.allowPrivate() ? rules.refusalOfUrl(tokenUri).isEmpty() : tokenUri.equals(ServiceAccount.GOOGLE);
        return faultUnless(fine, "its token_uri must be " + ServiceAccount.GOOGLE);
    }

    private static Optional<String> faultUnless(boolean fine, String fault) {
        return fine ? Optional.empty() : Optional.of(fault);
    }
}
