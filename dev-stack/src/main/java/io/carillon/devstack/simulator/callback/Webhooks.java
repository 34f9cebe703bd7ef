package io.carillon.devstack.simulator.callback;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where customers told vendors to report, as they would on the vendor's own pages: per account as the vendor knows it
 * (Twilio: account SID; SendGrid: API key; WhatsApp: phone number id), with the secret that signs where the vendor's
 * request does not carry it.
 */
public final class Webhooks {
    private static final String SANDBOX = "demo-sandbox-";

    private final Map<String, Webhook> byAccount = new ConcurrentHashMap<>();

    /**
     * A report address.
     *
     * @param url where to report; null when each message says so
     * @param secret what signs; null for the vendor's demo secret
     */
    public record Webhook(String url, String secret) {}

    private final Map<String, Webhook> learnt = new ConcurrentHashMap<>();
    private final Optional<String> reach;

    private final Optional<String> sandboxes;

    /**
     * @param reach base address that takes the place of every address's own, where vendors' names do not lead; or none
     * @param sandboxes root below which accounts of sandboxed tenants are reported to, or none
     */
    public Webhooks(Optional<String> reach, Optional<String> sandboxes) {
        this.reach = reach;
        this.sandboxes = sandboxes;
    }

    /** Vendors' names lead where they should. */
    public Webhooks() {
        this(Optional.empty(), Optional.empty());
    }

    public Optional<String> reach() {
        return reach;
    }

    public void put(String provider, String account, Webhook webhook) {
        byAccount.put(key(provider, account), webhook);
    }

    /** What the vendor last saw in a request of the account; counts until the customer enters something. */
    public void learn(String provider, String account, Webhook webhook) {
        learnt.put(key(provider, account), webhook);
    }

    public Optional<Webhook> find(String provider, String account) {
        String key = key(provider, account);
        return Optional.ofNullable(byAccount.getOrDefault(key, learnt.get(key))).or(() -> ofSandbox(provider, account));
    }

    /** A sandboxed tenant's account says where it is reported to: nobody enters that anywhere. */
    private Optional<Webhook> ofSandbox(String provider, String account) {
        return sandboxes
                .filter(root -> account.startsWith(SANDBOX))
                .map(root -> new Webhook(root + provider + "/" + account.substring(SANDBOX.length()), null));
    }

    private static String key(String provider, String account) {
        return provider + "|" + account;
    }
}
