package jp.kosmo.keycloak.it;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.keycloak.representations.idm.EventRepresentation;

/**
 * Stored login events, newest first. Tests assert the cause with them:
 *
 * <pre>{@code assertThat(member.events().errors()).containsExactly("birthdate_mismatch");}</pre>
 */
public record Events(List<EventRepresentation> list) {

    /** Only events of these types, for example {@code LOGIN_ERROR}. */
    public Events ofType(String... types) {
        var wanted = Arrays.asList(types);
        return new Events(
                list.stream().filter(event -> wanted.contains(event.getType())).toList());
    }

    /** The types, one per event. */
    public List<String> types() {
        return list.stream().map(EventRepresentation::getType).toList();
    }

    /** The error codes of the events that have one. */
    public List<String> errors() {
        return list.stream()
                .map(EventRepresentation::getError)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The values of one detail, of the events that have it. */
    public List<String> detail(String name) {
        return list.stream()
                .map(EventRepresentation::getDetails)
                .filter(Objects::nonNull)
                .map((Map<String, String> details) -> details.get(name))
                .filter(Objects::nonNull)
                .toList();
    }
}
