package io.carillon.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import io.carillon.systemtests.suite.Answer;
import io.carillon.systemtests.suite.Http;
import io.carillon.systemtests.suite.Suite;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A caller may repeat a request whose answer it did not see. */
class IdempotencyST {
    private static final int COPIES = 50;

    private final Suite suite = Suite.shared();

    @Test
    void aRepeatGetsTheFirstAnswerAndSendsNothing() {
        String address = Requests.freshAddress();
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = Requests.welcome(address, Requests.freshName());

        Answer first = keyed(key, body).send().expect(202);
        Answer second = keyed(key, body).send().expect(202);

        assertThat(second.text("notificationId")).isEqualTo(first.text("notificationId"));
        assertThat(first.headers().firstValue("Idempotent-Replayed")).isEmpty();
        assertThat(second.headers().firstValue("Idempotent-Replayed")).hasValue("true");
        assertOneMail(address, first.text("notificationId"));
    }

    @Test
    void aKeyIsNotTakenForAnotherBody() {
        String key = UUID.randomUUID().toString();
        keyed(key, Requests.welcome(Requests.freshAddress(), "Ada")).send().expect(202);

        keyed(key, Requests.welcome(Requests.freshAddress(), "Grace"))
                .send()
                .expectProblem(422, "idempotency-key-reused");
    }

    @Test
    void twoTenantsMayUseTheSameKey() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = Requests.welcome(Requests.freshAddress(), "Ada");
        String ofDemo = keyed(key, body).send().expect(202).text("notificationId");

        String ofOther = suite.other()
                .request(body)
                .header("Idempotency-Key", key)
                .send()
                .expect(202)
                .text("notificationId");

        assertThat(ofOther).isNotEqualTo(ofDemo);
    }

    @Test
    void fiftyCopiesAtOnceAreOneNotificationAndOneMail() {
        String address = Requests.freshAddress();
        String key = UUID.randomUUID().toString();
        Map<String, Object> body = Requests.welcome(address, Requests.freshName());

        List<CompletableFuture<Answer>> started =
                Stream.generate(() -> keyed(key, body).start()).limit(COPIES).toList();
        List<Answer> answers = started.stream().map(CompletableFuture::join).toList();

        assertThat(answers).extracting(Answer::status).containsOnly(202);
        assertThat(answers.stream().map(answer -> answer.text("notificationId")).distinct())
                .hasSize(1);
        assertOneMail(address, answers.getFirst().text("notificationId"));
    }

    private Http keyed(String key, Map<String, Object> body) {
        return suite.demo().request(body).header("Idempotency-Key", key);
    }

    /** A later mail has arrived by the time we look, so a second one would be there too. */
    private void assertOneMail(String address, String id) {
        suite.demo().awaitSettled(id);
        String later = Requests.freshAddress();
        suite.demo().send(Requests.welcome(later, "Ada"));
        suite.mail().awaitMail(later);
        assertThat(suite.mail().to(address)).hasSize(1);
    }
}
