package io.carillon.admin.provider;

import io.carillon.admin.http.Violations;
import java.util.Map;
import java.util.Set;

/** What must be given together, or instead of something else, type by type. */
final class AccountTogether {
    private final Violations violations;
    private final Map<String, String> settings;
    private final Set<String> secrets;

    /** @param secrets names of those that are set */
    AccountTogether(Violations violations, Map<String, String> settings, Set<String> secrets) {
        this.violations = violations;
        this.settings = settings;
        this.secrets = secrets;
    }

    void check(ProviderType type) {
        switch (type) {
            case SMTP -> smtp();
            case TWILIO -> twilio();
            case FCM, SENDGRID, WHATSAPP -> {}
        }
    }

    private void smtp() {
        boolean user = settings.containsKey("username");
        boolean password = secrets.contains("password");
        violations.unless(!user || password, "/secrets/password", "is required with a user name");
        violations.unless(user || !password, "/settings/username", "is required with a password");
        boolean domain = settings.containsKey("dkimDomain");
        boolean selector = settings.containsKey("dkimSelector");
        boolean key = secrets.contains("dkimPrivateKey");
        if (domain || selector || key) {
            violations.unless(domain, "/settings/dkimDomain", "is required for DKIM");
            violations.unless(selector, "/settings/dkimSelector", "is required for DKIM");
            violations.unless(key, "/secrets/dkimPrivateKey", "is required for DKIM");
        }
    }

    private void twilio() {
        boolean sender = settings.containsKey("from") || settings.containsKey("messagingServiceSid");
        violations.unless(sender, "/settings/from", "is required unless messagingServiceSid is given");
        boolean keySid = settings.containsKey("apiKeySid");
        boolean keySecret = secrets.contains("apiKeySecret");
        violations.unless(!keySid || keySecret, "/secrets/apiKeySecret", "is required with apiKeySid");
        violations.unless(keySid || !keySecret, "/settings/apiKeySid", "is required with apiKeySecret");
        boolean signsIn = secrets.contains("authToken") || keySid || keySecret;
        violations.unless(signsIn, "/secrets/authToken", "is required unless apiKeySid and apiKeySecret are given");
    }
}
