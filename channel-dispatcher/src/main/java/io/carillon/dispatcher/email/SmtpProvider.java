package io.carillon.dispatcher.email;

import io.carillon.dispatcher.provider.Delivery;
import io.carillon.dispatcher.provider.Provider;
import io.carillon.dispatcher.provider.ProviderAccount;
import io.carillon.events.AttemptOutcome;
import io.carillon.events.AttemptOutcome.Failed;
import io.carillon.events.AttemptOutcome.Sent;
import io.carillon.events.Channel;
import io.carillon.events.FailureCategory;
import io.smallrye.mutiny.Uni;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Hands mail to an SMTP server of the tenant. Settings: {@code host, port, from, fromName, replyTo, tls (none,
 * starttls, tls), username, poolSize, dkimDomain, dkimSelector}; secrets {@code password} when there is a user name and
 * {@code dkimPrivateKey} when mail is signed. The Message-ID is derived from the delivery, so a copy is recognisable as one.
 */
@ApplicationScoped
public class SmtpProvider implements Provider {
    private final MailClients clients;
    private final EmailConfig config;

    SmtpProvider(MailClients clients, EmailConfig config) {
        this.clients = clients;
        this.config = config;
    }

    @Override
    public String type() {
        return "smtp";
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public Uni<AttemptOutcome> send(Delivery delivery, ProviderAccount account) {
        OutgoingMail mail = OutgoingMail.of(delivery, account, config);
        return MailGuard.refusal(mail)
                .map(refused -> Uni.createFrom().item(refused))
                .orElseGet(() -> hand(mail, account));
    }

    private Uni<AttemptOutcome> hand(OutgoingMail mail, ProviderAccount account) {
        return clients.of(account)
                .sendMail(MimeMail.of(mail))
                .<AttemptOutcome>map(result -> new Sent(mail.messageId()))
                .onFailure(SMTPException.class)
                .recoverWithItem(refusal -> outcomeOf((SMTPException) refusal))
                .onFailure(NoStackTraceThrowable.class)
                .recoverWithUni(SmtpProvider::complained);
    }

    /** What the client itself would not do; anything else it complains of is a broken connection. */
    private static Uni<AttemptOutcome> complained(Throwable complaint) {
        return SmtpReplies.ofComplaint(complaint.getMessage())
                .map(failed -> Uni.createFrom().<AttemptOutcome>item(failed))
                .orElseGet(() -> Uni.createFrom().failure(complaint));
    }

    /** The client reports 500 for a reply that has no code at all. */
    private static AttemptOutcome outcomeOf(SMTPException refusal) {
        String code = Integer.toString(refusal.getReplyCode());
        String text = String.join(" ", refusal.getReplyMessages());
        return text.startsWith(code)
                ? new Failed(
                        SmtpReplies.categoryOf(refusal.getReplyCode(), text),
                        code,
                        "the SMTP server refused the mail",
                        null,
                        SmtpReplies.suppressionOf(refusal.getReplyCode(), text),
                        null)
                : new Failed(FailureCategory.TRANSIENT, "unreadable_answer", "the server does not speak SMTP", null);
    }
}
