package io.carillon.dispatcher.email;

import io.carillon.events.Attachment;
import io.carillon.events.AttemptOutcome.Failed;

/** What became of fetching an attachment. */
sealed interface FetchedFile {

    /**
     * The file is here.
     *
     * @param attachment its bytes as content
     * @param bytes how many
     */
    record Here(Attachment attachment, int bytes) implements FetchedFile {}

    /** The file could not be had; {@code failed} is how the attempt ends. */
    record Missing(Failed failed) implements FetchedFile {}
}
