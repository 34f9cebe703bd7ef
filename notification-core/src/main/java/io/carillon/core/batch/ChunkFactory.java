package io.carillon.core.batch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.carillon.core.batch.Chunk.Item;
import io.carillon.core.intake.RequestHash;
import io.carillon.events.TenantConfigPublished;
import io.carillon.problem.CommonProblem;
import io.carillon.problem.ProblemException;
import io.carillon.problem.Violation;
import io.carillon.tenancy.TenantId;
import io.carillon.tenantconfig.TenantConfigs;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes a chunk of what a caller sent, once every recipient in it passed the checks. Works in memory; not quick. */
@ApplicationScoped
class ChunkFactory {
    private final TenantConfigs configs;
    private final RequestHash hashes;
    private final ObjectMapper json;
    private final Clock clock;

    ChunkFactory(TenantConfigs configs, RequestHash hashes, ObjectMapper json, Clock clock) {
        this.configs = configs;
        this.hashes = hashes;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Checks the numbers of a chunk.
     *
     * @throws ProblemException when there are no recipients or too many, or the chunk's number is out of range
     */
    static void checkForm(Integer number, List<BatchRecipient> recipients) {
        List<Violation> violations = new ArrayList<>(0);
        if (number == null || number < 1 || number > ChunkRequest.MAX_NUMBER) {
            violations.add(new Violation("/chunk", "must be a number from 1 to " + ChunkRequest.MAX_NUMBER));
        }
        if (recipients == null || recipients.isEmpty() || recipients.size() > ChunkRequest.MAX_RECIPIENTS) {
            violations.add(new Violation("/recipients", "must hold 1 to " + ChunkRequest.MAX_RECIPIENTS));
        }
        if (!violations.isEmpty()) {
            throw new ProblemException(CommonProblem.VALIDATION_FAILED, "invalid fields", violations);
        }
    }

    /**
     * The chunk.
     *
     * @throws ProblemException when any recipient could not be notified
     */
    Chunk make(TenantId tenant, UUID batchId, SharedRequest shared, int number, List<BatchRecipient> recipients) {
        Optional<TenantConfigPublished> config = configs.find(tenant);
        BatchChecks.checkAll(shared, recipients, config);
        List<Item> items = new ArrayList<>(recipients.size());
        int first = (number - 1) * ChunkRequest.MAX_RECIPIENTS;
        for (int i = 0; i < recipients.size(); i++) {
            items.add(new Item(first + i, null, write(recipients.get(i)), null, null));
        }
        return new Chunk(tenant, batchId, number, hashes.of(recipients), items, clock.instant());
    }

    /** Hash of what a caller sent as a chunk. */
    String hash(List<BatchRecipient> recipients) {
        return hashes.of(recipients);
    }

    private String write(BatchRecipient recipient) {
        try {
            return json.writeValueAsString(recipient);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
