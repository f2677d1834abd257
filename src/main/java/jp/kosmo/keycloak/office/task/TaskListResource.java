package jp.kosmo.keycloak.office.task;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Stream;
import jp.kosmo.keycloak.office.access.OfficeCall;
import jp.kosmo.keycloak.office.access.OfficeOperation;
import jp.kosmo.keycloak.office.access.OfficeRole;

/** {@code GET tasks}: what the caller may do for members, and the reasons to choose from. */
public final class TaskListResource {

    private final OfficeCall call;

    public TaskListResource(OfficeCall call) {
        this.call = call;
    }

    /**
     * A task.
     *
     * @param task its name, as in the admin events
     * @param path of its address, with {@code {id}} for the member
     * @param reasons codes of {@link TaskReason}
     */
    public record Offer(String task, String path, List<String> reasons) {}

    /** In the order of the table. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public List<Offer> tasks() {
        call.enter(OfficeOperation.TASKS);
        return Stream.of(OfficeOperation.values())
                .filter(task -> !TaskReason.of(task).isEmpty()
                        && call.isAnyOf(task.roles().toArray(OfficeRole[]::new)))
                .map(task -> new Offer(
                        task.task(),
                        task.path(),
                        TaskReason.of(task).stream().map(Enum::name).toList()))
                .toList();
    }
}
