package jp.kosmo.keycloak.members.imports.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No household is torn, no bundle is too large, nobody is forgotten: for households of all sizes, as generated ones have them. */
class BundlingTest {

    private static final int MOST = LetterBundles.MOST;

    @ParameterizedTest
    @MethodSource("unions")
    void generatedHouseholdsStayTogether(List<Integer> sizes) {
        List<Bundling.Bundle> bundles = bundles(sizes);

        assertThat(bundles.stream()
                        .flatMap(bundle -> bundle.lines().stream())
                        .toList()
                        .equals(IntStream.range(0, letters(sizes)).boxed().toList()))
                .as("each letter once, in order")
                .isTrue();
        Set<Integer> ends = ends(sizes);
        int letters = 0;
        for (Bundling.Bundle bundle : bundles) {
            letters += bundle.lines().size();
            assertThat(ends).as("a household ends where its bundle ends").contains(letters);
            assertThat(bundle.lines().size() <= MOST || bundle.households() == 1)
                    .as("%d letters of %d households", bundle.lines().size(), bundle.households())
                    .isTrue();
        }
        assertThat(bundles.stream().mapToInt(Bundling.Bundle::households).sum()).isEqualTo(sizes.size());
        for (int i = 1; i < bundles.size(); i++) {
            assertThat(bundles.get(i - 1).lines().size()
                            + sizes.get(bundles.subList(0, i).stream()
                                    .mapToInt(Bundling.Bundle::households)
                                    .sum()))
                    .as("the next household would not have fitted in")
                    .isGreaterThan(MOST);
        }
    }

    static List<List<Integer>> unions() {
        Random random = new Random(17);
        List<List<Integer>> unions = new ArrayList<>(List.of(
                List.of(),
                List.of(1),
                List.of(MOST),
                List.of(MOST + 1),
                List.of(MOST - 1, 1, 1),
                List.of(MOST - 1, 2),
                List.of(1, MOST + 1, 1)));
        for (int largest : new int[] {1, 5, 60, MOST, 2 * MOST}) {
            for (int union = 0; union < 20; union++) {
                unions.add(
                        random.ints(random.nextInt(400), 1, largest + 1).boxed().toList());
            }
        }
        return unions;
    }

    @Test
    void aLargeHouseholdIsABundleByItself() {
        assertThat(bundles(List.of(1, 3 * MOST, 2)).stream()
                        .map(bundle -> bundle.lines().size()))
                .containsExactly(1, 3 * MOST, 2);
    }

    private static List<Bundling.Bundle> bundles(List<Integer> sizes) {
        Bundling bundling = new Bundling(MOST);
        int line = 0;
        for (int household = 0; household < sizes.size(); household++) {
            for (int member = 0; member < sizes.get(household); member++) {
                bundling.add("household " + household, line++);
            }
        }
        return bundling.end();
    }

    private static int letters(List<Integer> sizes) {
        return sizes.stream().mapToInt(Integer::intValue).sum();
    }

    private static Set<Integer> ends(List<Integer> sizes) {
        Set<Integer> ends = new HashSet<>();
        int end = 0;
        for (int size : sizes) {
            end += size;
            ends.add(end);
        }
        return ends;
    }
}
