package jp.kosmo.keycloak.members.imports.letters;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Divides the letters of an import into bundles, in their order. A household is in one bundle, whole, for its letters go into one
 * envelope; one that is larger than a bundle is a bundle by itself.
 */
final class Bundling {

    private final int most;
    private final List<Bundle> bundles = new ArrayList<>();
    private List<Integer> bundle = new ArrayList<>();
    private int households;
    private List<Integer> household = new ArrayList<>();
    private @Nullable String name;

    /** @param most letters of a bundle */
    Bundling(int most) {
        this.most = most;
    }

    /**
     * A bundle.
     *
     * @param lines of the import, one a letter
     */
    record Bundle(List<Integer> lines, int households) {}

    /** Adds a letter; those of one household follow one another. */
    void add(String householdOfIt, int line) {
        if (!householdOfIt.equals(name)) {
            endHousehold();
            name = householdOfIt;
        }
        household.add(line);
    }

    List<Bundle> end() {
        endHousehold();
        endBundle();
        return List.copyOf(bundles);
    }

    private void endHousehold() {
        if (household.isEmpty()) {
            return;
        }
        if (bundle.size() + household.size() > most) {
            endBundle();
        }
        bundle.addAll(household);
        households++;
        household = new ArrayList<>();
    }

    private void endBundle() {
        if (!bundle.isEmpty()) {
            bundles.add(new Bundle(List.copyOf(bundle), households));
            bundle = new ArrayList<>();
            households = 0;
        }
    }
}
