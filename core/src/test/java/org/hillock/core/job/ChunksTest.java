package org.hillock.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.hillock.core.errors.WrongArgumentException;
import org.hillock.core.recording.FrameRange;
import org.hillock.core.recording.Recording;
import org.hillock.core.tools.GoldenTools;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ChunksTest {
    @Test
    void sizesAreThoseOfTheReference() {
        List<JsonNode> cases = GoldenTools.cases("tools", "ensure_chunk_size");
        assertThat(cases).hasSize(6);
        for (JsonNode golden : cases) {
            Recording recording =
                    GoldenTools.recording(golden.get("inputs").get(0).asString());
            JobOptions options = JobOptions.parse((ObjectNode) golden.get("params"));
            assertThat(Chunks.ensureChunkSize(recording, options))
                    .as(golden.get("name").asString())
                    .isEqualTo(golden.get("values").get("chunk_size").asLong());
        }
    }

    @Test
    void piecesAreThoseOfTheReference() {
        List<JsonNode> cases = GoldenTools.cases("tools", "divide_segment_into_chunks");
        assertThat(cases).hasSize(5);
        for (JsonNode golden : cases) {
            JsonNode size = golden.get("params").get("chunk_size");
            List<long[]> pieces = Chunks.divideSegmentIntoChunks(
                    golden.get("params").get("num_frames").asLong(),
                    size.isNull() ? OptionalLong.empty() : OptionalLong.of(size.asLong()));
            JsonNode wanted = golden.get("values").get("chunks");
            assertThat(pieces).as(golden.get("name").asString()).hasSize(wanted.size());
            for (int i = 0; i < pieces.size(); i++) {
                assertThat(pieces.get(i)).containsExactly(GoldenTools.longs(wanted.get(i)));
            }
        }
    }

    @Test
    void tooLittleForOneFrameIsRefused() {
        Recording recording = TestRecordings.random(1, 4, 100);
        assertThatThrownBy(() ->
                        Chunks.ensureChunkSize(recording, JobOptions.standard().withChunkSize(new ChunkSize.Memory(7))))
                .isInstanceOf(WrongArgumentException.class)
                .hasMessageContaining("chunk_memory = 7 bytes must hold at least one frame (one frame is 8 bytes");
        assertThatThrownBy(() -> Chunks.ensureChunkSize(
                        recording, JobOptions.standard().withChunkSize(new ChunkSize.Span(1e-5))))
                .hasMessageContaining("chunk_duration = 1.0E-5 s");
        assertThatThrownBy(() -> Chunks.divideSegmentIntoChunks(5, OptionalLong.of(0)))
                .hasMessageContaining("chunk_size = 0 frames");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void planCoversEveryFrameOnceInOrderAndKeepsToTheOptionsAndBlocks(long seed) {
        Random random = new Random(seed);
        for (int trial = 0; trial < 50; trial++) {
            int block = 1 + random.nextInt(40);
            long size = 1 + random.nextInt(100);
            Recording recording = TestRecordings.inBlocks(
                    TestRecordings.random(seed, 2, random.nextInt(300), 0, 1 + random.nextInt(90)), block);
            long[] next = new long[3];
            int segment = 0;
            for (FrameRange chunk : Chunks.plan(recording, JobOptions.standard().withChunkSize(size))) {
                assertThat(chunk.segment()).isGreaterThanOrEqualTo(segment);
                segment = chunk.segment();
                assertThat(chunk.start()).isEqualTo(next[segment]);
                assertThat(chunk.length()).isBetween(1, (int) size);
                boolean alignedOrWithin = chunk.start() % block == 0 && chunk.end() % block == 0
                        || chunk.start() / block == (chunk.end() - 1) / block
                        || chunk.start() % block == 0 && chunk.end() == recording.getNumSamples(segment);
                assertThat(alignedOrWithin)
                        .as("%s in blocks of %d, at most %d", chunk, block, size)
                        .isTrue();
                next[segment] = chunk.end();
            }
            for (int i = 0; i < 3; i++) {
                assertThat(next[i]).isEqualTo(recording.getNumSamples(i));
            }
        }
    }

    @Test
    void aPlanNeverWantsMoreThanTheHeapBears() {
        Recording recording = TestRecordings.random(3, 2, 1000);
        assertThat(Chunks.plan(recording, JobOptions.standard().withChunkSize(ChunkSize.ofMemory("2T"))))
                .containsExactly(new FrameRange(0, 0, 1000));
    }
}
