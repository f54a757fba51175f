package org.hillock.testkit.areas;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.hillock.core.recording.NumpyRecording;
import org.hillock.core.recording.Recording;
import org.hillock.core.recording.Recordings;
import org.hillock.core.values.Id;
import org.hillock.core.values.Ids;
import org.hillock.core.values.NdArray;
import org.hillock.testkit.golden.GoldenCase;
import org.hillock.testkit.golden.GoldenFault;

/**
 * Parts of recordings that a case describes in words: {@code rec16[ch0..ch2]}, {@code rec16[ch1,ch4]},
 * {@code rec16 renamed b0..b15 [b10,b11]}. Parts that share a channel are taken without locations and gains.
 */
final class ChannelParts {
    private static final Pattern FORM =
            Pattern.compile("(\\w+)(?:\\s+renamed\\s+(\\S+)\\.\\.(\\S+))?\\s*(?:\\[(.+)])?");

    private ChannelParts() {}

    static List<Recording> of(GoldenCase golden) {
        List<Recording> parts = new ArrayList<>();
        Set<Id> seen = new HashSet<>();
        boolean shared = false;
        for (var text : golden.params().require("recordings")) {
            Recording part = part(golden, text.stringValue());
            for (Id id : part.getChannelIds()) {
                shared |= !seen.add(id);
            }
            parts.add(part);
        }
        return shared ? parts.stream().map(ChannelParts::bare).toList() : parts;
    }

    private static Recording bare(Recording recording) {
        List<NdArray> segments = IntStream.range(0, recording.getNumSegments())
                .mapToObj(i -> recording.getTraces(i).toArray())
                .toList();
        return NumpyRecording.of(recording.getSamplingFrequency(), recording.getChannelIds(), segments);
    }

    private static Recording part(GoldenCase golden, String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            throw new GoldenFault(
                    "recordings: '" + text + "' must have the form name[ids] or name renamed a0..a9 [ids]");
        }
        Recording recording = golden.tree().inputs().recording(form.group(1));
        if (form.group(2) != null) {
            recording = Recordings.renameChannels(recording, range(form.group(2), form.group(3)));
        }
        return form.group(4) == null ? recording : Recordings.selectChannels(recording, listed(form.group(4)));
    }

    private static Ids listed(String text) {
        List<Id> ids = new ArrayList<>();
        for (String item : text.split(",", -1)) {
            String[] ends = item.strip().split("\\.\\.", -1);
            (ends.length == 2 ? range(ends[0], ends[1]) : Ids.of(ends[0])).forEach(ids::add);
        }
        return Ids.of(ids);
    }

    private static Ids range(String from, String to) {
        String stem = from.replaceAll("\\d+$", "");
        int first = Integer.parseInt(from.substring(stem.length()));
        int last = Integer.parseInt(to.substring(stem.length()));
        return Ids.of(IntStream.rangeClosed(first, last).mapToObj(i -> stem + i).toArray(String[]::new));
    }
}
