package jp.kosmo.keycloak.office.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Optional;
import jp.kosmo.keycloak.jpa.EntityManagers;
import jp.kosmo.keycloak.members.imports.ImportJob;
import jp.kosmo.keycloak.members.imports.ImportRows;
import jp.kosmo.keycloak.members.imports.ImportState;
import jp.kosmo.keycloak.members.imports.plan.GoneMembers;
import jp.kosmo.keycloak.office.access.OfficeCall;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.UserModel;

/**
 * A job as clerks see it.
 *
 * @param clerk user ID of who has made it; null of an administrator of the server, or one who is gone
 * @param rows how many have been read, while the plan is made
 * @param goneUnknown true where rows of a list of all members do not tell whom they are about, so that nobody is taken for absent
 * @param reasons how many rows there are by each; null in a list of jobs, and while the job is at work
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportStanding(
        @JsonUnwrapped ImportJob job,
        @Nullable String clerk,
        @Nullable Long rows,
        @Nullable Boolean goneUnknown,
        @Nullable List<ImportRows.Reason> reasons) {

    static ImportStanding of(OfficeCall call, ImportJob job) {
        return new ImportStanding(job, clerk(call, job), null, null, null);
    }

    static ImportStanding ofOne(OfficeCall call, ImportJob job) {
        // Who asks while it is at work asks every other second, and may have a million rows.
        boolean rests = !job.state().isAtWork();
        ImportRows rows =
                new ImportRows(EntityManagers.of(call.session()), call.realm().getId(), job.id());
        return new ImportStanding(
                job,
                clerk(call, job),
                job.state() == ImportState.PLANNING ? rows.count("true = true") : null,
                (rests && job.state().hasPlan() && isGoneUnknown(call, job)) ? true : null,
                rests ? rows.reasons() : null);
    }

    private static boolean isGoneUnknown(OfficeCall call, ImportJob job) {
        return !new GoneMembers(EntityManagers.of(call.session()), call.realm().getId(), job).isSure();
    }

    private static @Nullable String clerk(OfficeCall call, ImportJob job) {
        return Optional.ofNullable(call.session().users().getUserById(call.realm(), job.clerkId()))
                .map(UserModel::getUsername)
                .orElse(null);
    }
}
