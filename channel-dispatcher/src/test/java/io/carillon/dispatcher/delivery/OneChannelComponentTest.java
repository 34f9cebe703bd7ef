package io.carillon.dispatcher.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.carillon.dispatcher.provider.FakeVendor;
import io.carillon.dispatcher.provider.ProviderAccounts;
import io.carillon.events.Channel;
import io.carillon.events.DeliveryRequested;
import io.carillon.events.Lane;
import io.carillon.events.Topics;
import io.carillon.tenantconfig.SecretSealer;
import io.carillon.testkit.Infra;
import io.carillon.testkit.InfraResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** The image deployed for one channel: it serves that one, in a consumer group of its own, and leaves the others alone. */
@QuarkusTest
@TestProfile(OneChannelComponentTest.OnlyTexts.class)
@QuarkusTestResource(
        value = InfraResource.class,
        initArgs = @ResourceArg(name = "parts", value = "kafka,redis,oidc,mail,simulator"))
class OneChannelComponentTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    ProviderAccounts accounts;

    @Inject
    SecretSealer sealer;

    @Test
    void textsAreSentAndMailsAreLeftToTheirOwnDeployment() throws Exception {
        try (FakeVendor texts = new FakeVendor();
                FakeVendor mails = new FakeVendor();
                Rehearsal tenant = new Rehearsal(accounts, sealer)) {
            tenant.twilio(texts.url()).sendGrid(mails.url(), Map.of()).begin();
            await().atMost(PATIENCE)
                    .ignoreExceptions()
                    .until(() -> readBy("dispatcher-sms-normal"), read -> !read.isEmpty());

            tenant.send(1, Channel.EMAIL, Lane.NORMAL);
            DeliveryRequested text = tenant.send(1, Channel.SMS, Lane.NORMAL).getFirst();

            assertThat(tenant.outcomes(1)).singleElement().matches(told -> told.deliveryId()
                    .equals(text.deliveryId()));
            assertThat(texts.requests()).isNotEmpty();
            assertThat(mails.requests()).isEmpty();
            assertThat(readBy("dispatcher-sms-normal")).containsExactly(Topics.deliveries(Channel.SMS, Lane.NORMAL));
        }
    }

    /** Topics that members of a consumer group read now. */
    private static Set<String> readBy(String group) throws Exception {
        try (Admin kafka = Admin.create(Map.of("bootstrap.servers", Infra.env("KAFKA_BOOTSTRAP")))) {
            return kafka
                    .describeConsumerGroups(List.of(group))
                    .all()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .get(group)
                    .members()
                    .stream()
                    .flatMap(member -> member.assignment().topicPartitions().stream())
                    .map(TopicPartition::topic)
                    .collect(Collectors.toSet());
        }
    }

    /** As a deployment is told by its environment. */
    public static class OnlyTexts implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(ChannelTopics.CHANNELS, "sms");
        }
    }
}
