package io.carillon.core.progress;

import io.carillon.core.batch.Batch;
import java.time.Instant;

/**
 * A batch that has not ended.
 *
 * @param told what was told of it last, or null
 * @param toldAt when, or null
 * @param toldDone how many recipients were through then
 */
record Live(Batch batch, String told, Instant toldAt, long toldDone) {}
