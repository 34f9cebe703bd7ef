package io.carillon.admin.provider;

import java.util.List;
import java.util.Optional;

/** How each provider reports deliveries back, and what has to be entered there. */
final class Callbacks {
    private final String publicUrl;

    Callbacks(String publicUrl) {
        this.publicUrl = publicUrl.replaceAll("/+$", "");
    }

    /** Empty for providers that report nothing. */
    Optional<CallbackView> of(Provider provider) {
        ProviderType type = provider.settings().type();
        String url = publicUrl + "/webhooks/" + type.wireName() + "/" + provider.id();
        return switch (type) {
            case SENDGRID -> Optional.of(sendGrid(url, provider));
            case TWILIO -> Optional.of(twilio(url, provider));
            case FCM -> Optional.of(fcm(url));
            case WHATSAPP -> Optional.of(whatsApp(url, provider));
            case SMTP -> Optional.empty();
        };
    }

    private static CallbackView sendGrid(String url, Provider provider) {
        return new CallbackView(
                url,
                provider.settings().settings().containsKey("eventWebhookPublicKey"),
                "ECDSA signature in X-Twilio-Email-Event-Webhook-Signature, checked with eventWebhookPublicKey",
                List.of(
                        "SendGrid: Settings > Mail Settings > Event Webhooks > Create new webhook",
                        "Post URL: " + url,
                        "Choose delivered, bounced, dropped, deferred, spam reports, opened and clicked",
                        "Turn on Signature Verification and put the verification key into the setting"
                                + " eventWebhookPublicKey of this account"));
    }

    private static CallbackView twilio(String url, Provider provider) {
        return new CallbackView(
                url,
                provider.sealedSecrets().containsKey("authToken"),
                "X-Twilio-Signature, checked with authToken",
                List.of(
                        "Delivery reports need no setting: each message names this address",
                        "For answers such as STOP, Twilio: Phone Numbers (or Messaging > Services > Integration), a"
                                + " message comes in: Webhook, POST, " + url,
                        "Set the secret authToken of this account, also when it signs in with an API key"));
    }

    private static CallbackView fcm(String url) {
        return new CallbackView(
                url,
                true,
                "Firebase itself reports nothing; apps report what devices received, with a user's access token",
                List.of("Have the app POST receipts to " + url));
    }

    private static CallbackView whatsApp(String url, Provider provider) {
        return new CallbackView(
                url,
                provider.sealedSecrets().containsKey("appSecret")
                        && provider.sealedSecrets().containsKey("verifyToken"),
                "X-Hub-Signature-256, checked with appSecret; Meta's first request is answered with verifyToken",
                List.of(
                        "Set the secrets appSecret (Meta: App settings > Basic) and verifyToken (any text) of this"
                                + " account",
                        "Meta: WhatsApp > Configuration > Webhook > Edit",
                        "Callback URL: " + url,
                        "Verify token: the text you set as verifyToken",
                        "Subscribe to the field messages"));
    }
}
