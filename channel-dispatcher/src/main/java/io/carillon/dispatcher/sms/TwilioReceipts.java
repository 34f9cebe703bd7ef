package io.carillon.dispatcher.sms;

import io.carillon.dispatcher.provider.ProviderAccount;
import io.carillon.dispatcher.receipt.AnswerWords;
import io.carillon.dispatcher.receipt.Callback;
import io.carillon.dispatcher.receipt.Proofs;
import io.carillon.dispatcher.receipt.ReceiptSource;
import io.carillon.dispatcher.receipt.Reports;
import io.carillon.dispatcher.receipt.UnreadableCallbackException;
import io.carillon.dispatcher.receipt.Verdict;
import io.carillon.events.Channel;
import io.carillon.events.ContactAnswered;
import io.carillon.events.ContactAnswered.Answer;
import io.carillon.events.DeliveryReceipt;
import io.carillon.events.DeliveryStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Callbacks of Twilio: status reports and incoming texts. Twilio signs the address it calls and all fields, but no moment:
 * what is repeated moves nothing, since deliveries only move forward. Source: Twilio, "Security" (validating requests),
 * "Outbound Message Status in Status Callbacks", "Twilio's Request to your Incoming Message Webhook".
 */
@ApplicationScoped
public class TwilioReceipts implements ReceiptSource {
    /** Parameter of the address that Twilio is given with each message; signed with it. */
    static final String DELIVERY = "delivery";

    @Override
    public String provider() {
        return "twilio";
    }

    @Override
    public Verdict verify(Callback callback, ProviderAccount account) {
        String signed = callback.url() + Form.of(callback.text()).signed();
        byte[] proof = Proofs.hmacSha1(account.secret("authToken"), signed.getBytes(StandardCharsets.UTF_8));
        boolean genuine = callback.header("X-Twilio-Signature")
                .filter(given -> Proofs.same(Base64.getEncoder().encodeToString(proof), given))
                .isPresent();
        return genuine ? Verdict.VERIFIED : Verdict.FORGED;
    }

    @Override
    public Reports read(Callback callback, ProviderAccount account) {
        Form form = Form.of(callback.text());
        String sid = form.find("MessageSid")
                .or(() -> form.find("SmsSid"))
                .orElseThrow(() -> new UnreadableCallbackException("there is no MessageSid"));
        Optional<String> status = form.find("MessageStatus");
        return status.isPresent()
                ? report(callback, account, form, sid, status.get())
                : incoming(callback, account, form, sid);
    }

    private static Reports report(Callback callback, ProviderAccount account, Form form, String sid, String status) {
        String code = form.find("ErrorCode").orElse(null);
        return statusOf(status)
                .map(reached -> new DeliveryReceipt(
                        "twilio",
                        account.id(),
                        sid,
                        callback.parameter(DELIVERY).orElse(null),
                        reached,
                        code,
                        TwilioCodes.suppressionOf(number(code)),
                        callback.receivedAt()))
                .map(Reports::of)
                .orElseGet(Reports::ignoring);
    }

    /** What a message's status means; empty for steps on the way and for what we do not know. */
    private static Optional<DeliveryStatus> statusOf(String status) {
        return switch (status) {
            case "delivered" -> Optional.of(DeliveryStatus.DELIVERED);
            case "read" -> Optional.of(DeliveryStatus.OPENED);
            case "undelivered" -> Optional.of(DeliveryStatus.BOUNCED);
            case "failed", "canceled" -> Optional.of(DeliveryStatus.FAILED);
            default -> Optional.empty();
        };
    }

    private static int number(String code) {
        return code != null && code.matches("\\d{1,6}") ? Integer.parseInt(code) : 0;
    }

    private static Reports incoming(Callback callback, ProviderAccount account, Form form, String sid) {
        Optional<Answer> answer = answer(form);
        Optional<String> from = form.find("From");
        return answer.isPresent() && from.isPresent()
                ? Reports.of(new ContactAnswered(
                        "twilio", account.id(), sid, Channel.SMS, from.get(), answer.get(), callback.receivedAt()))
                : Reports.ignoring();
    }

    /** Twilio says itself what a text comes to where it manages opt-outs; else the words decide. */
    private static Optional<Answer> answer(Form form) {
        return switch (form.find("OptOutType").orElse("")) {
            case "STOP" -> Optional.of(Answer.STOP);
            case "START" -> Optional.of(Answer.START);
            default -> AnswerWords.answerIn(form.find("Body").orElse(""));
        };
    }
}
