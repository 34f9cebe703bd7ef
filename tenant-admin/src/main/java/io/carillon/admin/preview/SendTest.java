package io.carillon.admin.preview;

import io.carillon.admin.access.Actor;
import io.carillon.admin.preview.TrialSources.Found;
import io.carillon.events.Channel;
import io.carillon.problem.CommonProblem;
import io.carillon.problem.ProblemException;
import io.carillon.tenancy.TenantId;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Renders a template and has core send the finished words, in the caller's own name. */
@ApplicationScoped
class SendTest {
    private final TrialSources sources;
    private final RenderTrial renderer;
    private final CoreClient core;

    SendTest(TrialSources sources, RenderTrial renderer, CoreClient core) {
        this.sources = sources;
        this.renderer = renderer;
        this.core = core;
    }

    /**
     * In whose name.
     *
     * @param authorization the caller's own header, passed on
     * @param key makes a repeat harmless
     */
    record Sender(Actor actor, String authorization, String key) {}

    Uni<CoreClient.Answer> send(TenantId tenant, Sender sender, UUID id, TestSendRequest request) {
        List<Channel> wanted = request.validated();
        return sources.find(tenant, id, request.version())
                .invoke(() -> requireOwnTenant(sender.actor()))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(found -> message(found, request, wanted))
                .chain(message -> core.send(sender.authorization(), sender.key(), message));
    }

    /** Core takes the tenant from the token, and a platform administrator's names none. */
    private static void requireOwnTenant(Actor actor) {
        if (actor.kind() == Actor.Kind.PLATFORM) {
            throw new ProblemException(
                    CommonProblem.FORBIDDEN,
                    "Test messages are sent by the tenant's own people; preview shows the same");
        }
    }

    private TestMessage message(Found found, TestSendRequest request, List<Channel> wanted) {
        List<Channel> channels = wanted.isEmpty() ? found.body().defaultChannels() : wanted;
        Map<String, Object> data = request.data() == null ? Map.of() : request.data();
        Preview preview =
                renderer.render(new Trial(found.body(), found.around(), request.wantedLocale(), channels, data));
        FinishedWords words = FinishedWords.of(preview);
        return new TestMessage(
                words.content(),
                words.data(),
                request.recipient(),
                List.copyOf(preview.channels().keySet()),
                found.body().category(),
                Map.of("testOf", found.code().orElseThrow()));
    }
}
