package org.hillock.core.recording;

/**
 * What a step needs around the frames that it is asked for.
 *
 * @param before frames before
 * @param after frames after
 * @param block 1 where every output frame depends on its own neighbourhood alone; above 1 the step works on whole blocks of this many
 *     frames on a fixed grid from frame 0, so that results do not depend on how a range is asked for, to the last bit
 */
public record Margin(int before, int after, int block) {
    /** Nothing around: frame by frame. */
    public static final Margin NONE = new Margin(0, 0, 1);

    /** The same number of frames on both sides. */
    public static Margin of(int frames) {
        return new Margin(frames, frames, 1);
    }
}
