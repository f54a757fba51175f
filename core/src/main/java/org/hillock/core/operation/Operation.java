package org.hillock.core.operation;

/**
 * Something that was or can be done, as a recipe: a record annotated with {@link Wire} whose components, annotated with
 * {@link Param}, are the parameters. Equal recipes on equal input give equal results.
 */
public interface Operation {
    /**
     * Whether the recipe alone, written as JSON, brings the result back; false for objects that live in memory only. (The peer
     * calls this {@code check_if_json_serializable}.)
     */
    default boolean isDumpable() {
        return true;
    }
}
