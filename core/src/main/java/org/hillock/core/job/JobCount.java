package org.hillock.core.job;

import org.hillock.core.errors.WrongArgumentException;

/** How many pieces are worked on at the same time. */
public sealed interface JobCount {
    /** A number of jobs; -1 takes all cores available to the process, -2 all but one, and so on. */
    record Fixed(int jobs) implements JobCount {
        /** Refuses 0. */
        public Fixed {
            if (jobs == 0) {
                throw new WrongArgumentException(
                        "job options: n_jobs = 0 must be a number of jobs, -1 for all cores, or a share of the cores above 0.0 and up to 1.0.");
            }
        }
    }

    /** A share of the cores available to the process, above 0 and up to 1. */
    record Share(double ofCores) implements JobCount {
        /** Refuses shares outside (0, 1]. */
        public Share {
            if (!(ofCores > 0 && ofCores <= 1)) {
                throw new WrongArgumentException("job options: n_jobs = " + ofCores
                        + " must be a whole number of jobs, or a share of the cores above 0.0 and up to 1.0.");
            }
        }
    }

    /** The number of jobs on a machine with so many cores; at least 1. */
    default int on(int cores) {
        return switch (this) {
            case Fixed(int jobs) -> jobs > 0 ? jobs : Math.max(1, cores + 1 + jobs);
            case Share(double share) -> Math.max(1, (int) (share * cores));
        };
    }

    /** The number of jobs here: on the cores that the process may use (which containers and schedulers limit). */
    default int resolve() {
        return on(Runtime.getRuntime().availableProcessors());
    }

    /** Reads a count as people write it: {@code 4}, {@code -1}, or with a point {@code 0.5} for a share of the cores. */
    static JobCount parse(String text) {
        try {
            return text.contains(".") ? new Share(Double.parseDouble(text.strip())) : fixed(text);
        } catch (NumberFormatException e) {
            throw new WrongArgumentException(
                    "job options: n_jobs = '" + text
                            + "' must be a whole number of jobs, -1 for all cores, or a share of the cores such as 0.5.",
                    e);
        }
    }

    private static Fixed fixed(String text) {
        return new Fixed(Integer.parseInt(text.strip()));
    }
}
