package org.hillock.sorters.spikesift.steps;

/**
 * How blocks of neighbouring channels are laid side by side, so that one row of the filter is long: section {@code s} holds the
 * blocks {@code s * blocks .. (s + 1) * blocks - 1} of the stretch, and lane {@code s * width + c} is its channel {@code c}.
 *
 * @param width number of channels
 * @param sections how many sections of the stretch run at the same time
 * @param blocks blocks in a section
 */
public record Lanes(int width, int sections, int blocks) {
    /** The least number of lanes worth a loop: with fewer the compiled loop is mostly its own beginning and end. */
    private static final int ENOUGH = 128;

    /** The sections for a stretch of {@code blocks} blocks of {@code width} channels. */
    public static Lanes of(int width, int blocks) {
        int sections = Math.clamp(ENOUGH / width, 1, Math.max(1, blocks / 8));
        return new Lanes(width, sections, Math.ceilDiv(blocks, sections));
    }

    /** Length of a row: one lane for each channel of each section. */
    public int count() {
        return width * sections;
    }
}
