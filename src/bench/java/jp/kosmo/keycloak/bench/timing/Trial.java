package jp.kosmo.keycloak.bench.timing;

import java.util.List;
import java.util.stream.Stream;

/**
 * A way to ask a server about a member, and what it must not tell apart.
 *
 * @param path which form
 * @param server whose
 * @param hit requests that name a member
 * @param others requests that must look like these
 */
record Trial(String path, String server, Group hit, List<Group> others) {

    Stream<Group> groups() {
        return Stream.concat(Stream.of(hit), others.stream());
    }

    List<Comparison> comparisons() {
        return others.stream().map(other -> new Comparison(hit, other)).toList();
    }
}
