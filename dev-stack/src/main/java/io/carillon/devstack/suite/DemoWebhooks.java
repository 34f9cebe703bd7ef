package io.carillon.devstack.suite;

import io.carillon.devstack.simulator.callback.Webhooks;
import io.carillon.devstack.simulator.callback.Webhooks.Webhook;
import java.util.Optional;

/** What the demo tenant would have entered on the vendors' pages: where its accounts' reports go. */
final class DemoWebhooks {
    private static final String ACCOUNTS = "01900000-0000-7000-8000-000000000";

    private DemoWebhooks() {}

    /**
     * @param publicUrl where vendors reach the gateway
     * @param reach where this process reaches it, when that is elsewhere
     */
    static Webhooks at(String publicUrl, Optional<String> reach) {
        String root = publicUrl.replaceAll("/+$", "") + "/webhooks/";
        Webhooks webhooks = new Webhooks(reach, Optional.of(root));
        webhooks.put("sendgrid", "demo-sendgrid-key", new Webhook(root + "sendgrid/" + ACCOUNTS + "1e1", null));
        webhooks.put("whatsapp", "100000000000001", new Webhook(root + "whatsapp/" + ACCOUNTS + "1e5", null));
        return webhooks;
    }
}
