package io.carillon.admin.sealing;

/**
 * A sealed secret where it is kept.
 *
 * @param objectId what it belongs to; bound into the seal
 * @param name its name there; bound into the seal
 * @param sealed as {@code SecretSealer} made it
 */
public record SealedSecret(String objectId, String name, String sealed) {
    @Override
    public String toString() {
        return "SealedSecret[" + objectId + " " + name + "]";
    }
}
