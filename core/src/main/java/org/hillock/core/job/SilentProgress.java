package org.hillock.core.job;

/** Says nothing. */
final class SilentProgress implements Progress {
    @Override
    public void begin(String jobName, int numChunks, double totalSeconds) {}

    @Override
    public void advance(int chunksDone, double secondsDone) {}

    @Override
    public void end(boolean complete) {}
}
