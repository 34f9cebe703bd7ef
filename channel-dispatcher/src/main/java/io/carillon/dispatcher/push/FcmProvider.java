package io.carillon.dispatcher.push;

import io.carillon.dispatcher.provider.Delivery;
import io.carillon.dispatcher.provider.Provider;
import io.carillon.dispatcher.provider.ProviderAccount;
import io.carillon.dispatcher.provider.VendorClient;
import io.carillon.dispatcher.push.FcmClient.Answered;
import io.carillon.events.AttemptOutcome;
import io.carillon.events.AttemptOutcome.Failed;
import io.carillon.events.AttemptOutcome.Sent;
import io.carillon.events.Channel;
import io.carillon.events.FailureCategory;
import io.quarkus.arc.All;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Hands push messages to Firebase Cloud Messaging, one for each device. A delivery counts as sent when one device took it;
 * tokens that Firebase calls dead are named. Settings: {@code projectId, baseUrl}; secret {@code serviceAccount}, the key
 * file.
 */
@ApplicationScoped
public class FcmProvider implements Provider {
    private final FcmClient client;
    private final DeviceReceipts receipts;

    FcmProvider(@All List<FcmClient> clients, PushConfig config, DeviceReceipts receipts) {
        this.receipts = receipts;
        this.client = VendorClient.choose(clients, config.client(), "carillon.push.client");
    }

    @Override
    public String type() {
        return "fcm";
    }

    @Override
    public Channel channel() {
        return Channel.PUSH;
    }

    @Override
    public Uni<AttemptOutcome> send(Delivery delivery, ProviderAccount account) {
        if (delivery.deviceTokens().isEmpty()) {
            return failed(FailureCategory.INVALID_RECIPIENT, "no_device", "no device token");
        }
        PushMessage message = PushMessage.of(delivery, receipts.mint(delivery, account), receipts.url(account));
        int bytes = message.bytes();
        return bytes > PushMessage.MOST_BYTES
                ? failed(
                        FailureCategory.CONTENT_REFUSED,
                        "payload_too_large",
                        bytes + " bytes; at most 4096 may be sent")
                : client.send(delivery.deviceTokens(), message, account).map(FcmProvider::combined);
    }

    private static Uni<AttemptOutcome> failed(FailureCategory category, String code, String detail) {
        return Uni.createFrom().item(new Failed(category, code, detail, null));
    }

    /** Sent when one device took it; else the failure that gives most hope. Names the tokens that are dead. */
    static AttemptOutcome combined(List<Answered> answers) {
        List<String> dead = answers.stream()
                .filter(answer -> isDead(answer.outcome()))
                .map(Answered::token)
                .toList();
        AttemptOutcome best = best(answers.stream().map(Answered::outcome).toList());
        return switch (best) {
            case Sent sent -> new Sent(sent.providerMessageId(), dead.isEmpty() ? null : dead, told(answers));
            case Failed failed ->
                new Failed(
                        failed.category(),
                        failed.code(),
                        failed.detail(),
                        failed.retryAfterMillis(),
                        failed.suppression(),
                        dead.isEmpty() ? null : dead);
            case AttemptOutcome.Expired expired -> expired;
        };
    }

    private static String told(List<Answered> answers) {
        long taken = answers.stream()
                .filter(answer -> answer.outcome() instanceof Sent)
                .count();
        return answers.size() == 1 ? null : taken + " of " + answers.size() + " devices";
    }

    /** The app is gone from the device, or the token never was one. */
    private static boolean isDead(AttemptOutcome outcome) {
        return outcome instanceof Failed failed && failed.category() == FailureCategory.INVALID_RECIPIENT;
    }

    private static AttemptOutcome best(List<AttemptOutcome> outcomes) {
        return outcomes.stream()
                .filter(Sent.class::isInstance)
                .findFirst()
                .or(() -> outcomes.stream().filter(FcmProvider::isRetryable).findFirst())
                .orElseGet(outcomes::getFirst);
    }

    private static boolean isRetryable(AttemptOutcome outcome) {
        return outcome instanceof Failed failed && failed.category().isRetryable();
    }
}
