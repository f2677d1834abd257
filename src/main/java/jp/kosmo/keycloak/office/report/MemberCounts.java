package jp.kosmo.keycloak.office.report;

import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many members a union has in which state.
 *
 * @param figures those that say something in this union
 * @param agreed how many have agreed last to which version of the terms, by its label
 */
public record MemberCounts(Map<Figure, Long> figures, SortedMap<String, Long> agreed) {

    public MemberCounts {
        figures = new EnumMap<>(figures);
        agreed = new TreeMap<>(agreed);
    }
}
