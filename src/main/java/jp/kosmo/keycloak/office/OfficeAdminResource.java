package jp.kosmo.keycloak.office;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jp.kosmo.keycloak.office.access.OfficeCall;
import jp.kosmo.keycloak.office.access.StaffResource;
import jp.kosmo.keycloak.office.desk.IdentityResource;
import jp.kosmo.keycloak.office.evidence.ConsentsResource;
import jp.kosmo.keycloak.office.evidence.MemberConsentsResource;
import jp.kosmo.keycloak.office.evidence.MemberListResource;
import jp.kosmo.keycloak.office.file.FilesResource;
import jp.kosmo.keycloak.office.imports.ImportsResource;
import jp.kosmo.keycloak.office.letter.LetterBundlesResource;
import jp.kosmo.keycloak.office.letter.LetterListResource;
import jp.kosmo.keycloak.office.member.card.MemberCardResource;
import jp.kosmo.keycloak.office.report.ReportResource;
import jp.kosmo.keycloak.office.search.MemberSearchResource;
import jp.kosmo.keycloak.office.task.TaskListResource;
import jp.kosmo.keycloak.office.task.TaskResource;
import jp.kosmo.keycloak.office.terms.TermsResource;

/** The ways into the office's Admin REST, one a subject. */
public final class OfficeAdminResource {

    private final OfficeCall call;

    OfficeAdminResource(OfficeCall call) {
        this.call = call;
    }

    @Path("me")
    public StaffResource me() {
        return new StaffResource(call);
    }

    @Path("report")
    public ReportResource report() {
        return new ReportResource(call);
    }

    @Path("members/search")
    public MemberSearchResource memberSearch() {
        return new MemberSearchResource(call);
    }

    @Path("members/files")
    public FilesResource files() {
        return new FilesResource(call);
    }

    @Path("members/imports")
    public ImportsResource imports() {
        return new ImportsResource(call);
    }

    @Path("members/imports/{id}/letters")
    public LetterBundlesResource letters(@PathParam("id") String id) {
        return new LetterBundlesResource(call, id);
    }

    @Path("members/letters")
    public LetterListResource letterList() {
        return new LetterListResource(call);
    }

    @Path("members/{id}")
    public MemberCardResource member(@PathParam("id") String id) {
        return new MemberCardResource(call, id);
    }

    @Path("tasks")
    public TaskListResource tasks() {
        return new TaskListResource(call);
    }

    @Path("members/{id}/identity")
    public IdentityResource identity(@PathParam("id") String id) {
        return new IdentityResource(call, id);
    }

    /** The tasks; what has a name of its own above goes before. */
    @Path("members/{id}/{task}")
    public TaskResource task(@PathParam("id") String id, @PathParam("task") String task) {
        return new TaskResource(call, id, task);
    }

    @Path("consents")
    public ConsentsResource consents() {
        return new ConsentsResource(call);
    }

    @Path("members/{id}/consents")
    public MemberConsentsResource consentsOf(@PathParam("id") String id) {
        return new MemberConsentsResource(call, id);
    }

    @Path("members/not-logged-in")
    public MemberListResource membersNotLoggedIn() {
        return MemberListResource.notLoggedIn(call);
    }

    @Path("members/without-address")
    public MemberListResource membersWithoutAddress() {
        return MemberListResource.withoutAddress(call);
    }

    @Path("terms")
    public TermsResource terms() {
        return new TermsResource(call);
    }
}
