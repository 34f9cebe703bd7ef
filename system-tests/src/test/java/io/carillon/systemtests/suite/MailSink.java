package io.carillon.systemtests.suite;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** The mailbox in which all mail of the suite ends. */
public final class MailSink {
    private static final Duration QUIET = Duration.ofSeconds(3);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String url;

    MailSink(String url) {
        this.url = url;
    }

    /** A mail as people would get it. */
    public record Mail(String to, String from, String subject, String html, Instant receivedAt) {

        static Mail of(JsonNode mail) {
            return new Mail(
                    mail.path("to").path(0).asText(),
                    mail.path("from").asText(),
                    mail.path("subject").asText(),
                    mail.path("html").asText(),
                    Instant.parse(mail.path("receivedAt").asText()));
        }
    }

    public List<Mail> to(String address) {
        return list("to=" + URLEncoder.encode(address, StandardCharsets.UTF_8) + "&limit=1000");
    }

    /** The files of the first mail to this address, as the sink shows them. */
    public JsonNode filesOf(String address) {
        awaitMail(address);
        return Http.get(url + "/api/messages?limit=1&to=" + URLEncoder.encode(address, StandardCharsets.UTF_8))
                .send()
                .expect(200)
                .json()
                .path(0)
                .path("attachments");
    }

    /** The newest mails, newest first. */
    public List<Mail> newest(int limit) {
        return list("limit=" + limit);
    }

    private List<Mail> list(String query) {
        List<Mail> mails = new ArrayList<>();
        Http.get(url + "/api/messages?" + query).send().expect(200).json().forEach(mail -> mails.add(Mail.of(mail)));
        return mails;
    }

    /** How many mails ever arrived. */
    public long count() {
        return Http.get(url + "/api/stats")
                .send()
                .expect(200)
                .json()
                .path("messages")
                .asLong();
    }

    /** How many mails ever arrived, once nothing that earlier tests sent is still on its way. */
    public long countWhenQuiet() {
        AtomicLong last = new AtomicLong(-1);
        await("the mail sink to be quiet")
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(QUIET)
                .until(() -> {
                    long now = count();
                    return last.getAndSet(now) == now;
                });
        return last.get();
    }

    /** How many mails ever arrived, copies not counted. */
    public long countDistinct() {
        return Http.get(url + "/api/stats")
                .send()
                .expect(200)
                .json()
                .path("distinctMessageIds")
                .asLong();
    }

    /** The first mail to this address. */
    public Mail awaitMail(String address) {
        return await("mail to " + address)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> to(address), mails -> !mails.isEmpty())
                .getFirst();
    }
}
