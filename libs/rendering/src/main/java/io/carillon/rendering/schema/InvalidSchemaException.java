package io.carillon.rendering.schema;

import java.util.List;

/** Tells that a schema cannot be used, and why. */
public class InvalidSchemaException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<SchemaFault> faults;

    InvalidSchemaException(List<SchemaFault> faults) {
        super("the schema of variables is invalid: " + faults.getFirst().detail(), null, false, false);
        this.faults = faults;
    }

    public List<SchemaFault> faults() {
        return faults;
    }
}
