package org.hillock.core.job;

/** Hears how far a job is. Called by one thread, in order: {@code begin}, any number of {@code advance}, {@code end}. */
public interface Progress {
    /** A job begins. */
    void begin(String jobName, int numChunks, double totalSeconds);

    /** So many pieces and seconds of the recording are done in all. */
    void advance(int chunksDone, double secondsDone);

    /** The job is over, complete or broken off. */
    void end(boolean complete);

    /** Says nothing. */
    static Progress silent() {
        return new SilentProgress();
    }

    /** A bar on the terminal where the options ask for it and standard error is a terminal, else silence. */
    static Progress of(JobOptions options) {
        return options.progressBar() && TerminalProgress.isTerminal() ? new TerminalProgress(System.err) : silent();
    }
}
