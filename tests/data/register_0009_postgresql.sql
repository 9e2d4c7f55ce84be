CREATE FUNCTION public.isms_guard_use() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN IF (
    NEW.cleared_until >= (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
    AND NEW.cleared_until <= ((SELECT max(concluded_on) FROM audit WHERE system_id = NEW.id AND voided_at IS NULL AND kind <> 'ad_hoc') + make_interval(months => (SELECT max((months->>((SELECT level FROM decision WHERE system_id = NEW.id AND voided_at IS NULL ORDER BY "date" DESC, id DESC LIMIT 1)::text))::integer) FROM cadence_policy WHERE voided_at IS NULL AND (SELECT level FROM decision WHERE system_id = NEW.id AND voided_at IS NULL ORDER BY "date" DESC, id DESC LIMIT 1) IS NOT NULL)))::date
    AND (SELECT conclusion <> 'not_eligible' AND COALESCE(NEW.cleared_until <= conditions_until OR EXISTS (
    SELECT 1 FROM conditions_met WHERE audit_id = audit.id AND conditions_met.voided_at IS NULL
    AND conditions_met."on" <= audit.conditions_until), true)
         FROM audit WHERE system_id = NEW.id AND voided_at IS NULL ORDER BY concluded_on DESC, id DESC LIMIT 1)
    AND COALESCE((SELECT granted FROM permission WHERE system_id = NEW.id AND voided_at IS NULL
                  ORDER BY "on" DESC, id DESC LIMIT 1), false) = true
    AND (NEW.responsibility = 'used'
         OR (EXISTS (SELECT 1 FROM regulation WHERE system_id = NEW.id AND voided_at IS NULL)
             AND COALESCE((SELECT state FROM plan_state WHERE system_id = NEW.id AND voided_at IS NULL
                           ORDER BY "on" DESC, id DESC LIMIT 1), 'none') = 'full'))
) THEN RETURN NEW; END IF; RAISE EXCEPTION 'in use without clearance' USING ERRCODE = 'integrity_constraint_violation'; END $$;
CREATE FUNCTION public.ismsrefuse() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation'; END $$;
CREATE TABLE public.advisory (
    id integer NOT NULL,
    system_id integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying NOT NULL,
    voided_at timestamp with time zone,
    voided_by character varying,
    void_reason character varying,
    "on" date NOT NULL,
    kind character varying NOT NULL,
    source character varying NOT NULL,
    number character varying NOT NULL,
    what character varying NOT NULL,
    due_on date,
    CONSTRAINT advisory_kind CHECK (((kind)::text = ANY ((ARRAY['advisory'::character varying, 'data_leak'::character varying])::text[])))
);
CREATE SEQUENCE public.advisory_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.advisory_id_seq OWNED BY public.advisory.id;
CREATE TABLE public.agreement (
    id integer NOT NULL,
    system_id integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying NOT NULL,
    voided_at timestamp with time zone,
    voided_by character varying,
    void_reason character varying,
    "on" date NOT NULL,
    kind character varying NOT NULL,
    number character varying NOT NULL,
    party character varying NOT NULL,
    scope character varying NOT NULL,
    ends_on date NOT NULL,
    covers_approval boolean,
    replaces_id integer,
    CONSTRAINT agreement_kind CHECK (((kind)::text = ANY ((ARRAY['delegation'::character varying, 'lease'::character varying])::text[])))
);
CREATE SEQUENCE public.agreement_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.agreement_id_seq OWNED BY public.agreement.id;
CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);
CREATE TABLE public.alert (
    id integer NOT NULL,
    key character varying NOT NULL,
    kind character varying NOT NULL,
    system_id integer NOT NULL,
    base date NOT NULL,
    stage integer NOT NULL,
    audited boolean NOT NULL,
    raised_on date NOT NULL,
    raised_at timestamp with time zone NOT NULL
);
CREATE TABLE public.alert_acknowledgement (
    alert_id integer NOT NULL,
    person_id integer NOT NULL,
    at timestamp with time zone NOT NULL
);
CREATE SEQUENCE public.alert_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.alert_id_seq OWNED BY public.alert.id;
CREATE TABLE public.alert_recipient (
    alert_id integer NOT NULL,
    person_id integer NOT NULL,
    message_id integer
);
CREATE TABLE public.alert_snooze (
    system_id integer NOT NULL,
    person_id integer NOT NULL,
    until date NOT NULL,
    reason character varying NOT NULL,
    at timestamp with time zone NOT NULL
);
CREATE TABLE public.approval_forecast (
    id integer NOT NULL,
    system_id integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying NOT NULL,
    voided_at timestamp with time zone,
    voided_by character varying,
    void_reason character varying,
    "on" date NOT NULL,
    expected_on date NOT NULL
);
CREATE SEQUENCE public.approval_forecast_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.approval_forecast_id_seq OWNED BY public.approval_forecast.id;
CREATE TABLE public.asset (
    id integer NOT NULL,
    system_id integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying NOT NULL,
    voided_at timestamp with time zone,
    voided_by character varying,
    void_reason character varying,
    "on" date NOT NULL,
    item character varying NOT NULL,
    kind character varying NOT NULL,
    present boolean NOT NULL,
    name character varying NOT NULL,
    model character varying NOT NULL,
    quantity integer NOT NULL,
    location character varying NOT NULL,
    purpose character varying NOT NULL,
    host character varying NOT NULL,
    operating_system character varying NOT NULL,
    private_addresses character varying NOT NULL,
    public_addresses character varying NOT NULL,
    CONSTRAINT asset_kind CHECK (((kind)::text = ANY ((ARRAY['device'::character varying, 'application'::character varying, 'zone'::character varying])::text[]))),
    CONSTRAINT asset_quantity CHECK (((quantity >= 1) AND (quantity <= 100000)))
);
CREATE SEQUENCE public.asset_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.asset_id_seq OWNED BY public.asset.id;
CREATE TABLE public.audit (
    id integer NOT NULL,
    system_id integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying NOT NULL,
    voided_at timestamp with time zone,
    voided_by character varying,
    void_reason character varying,
    concluded_on date NOT NULL,
    kind character varying NOT NULL,
    conclusion character varying NOT NULL,
    conditions_until date,
    conditions character varying NOT NULL,
    assessor character varying NOT NULL,
    assessor_kind character varying NOT NULL,
    occasion character varying NOT NULL,
    document_number character varying NOT NULL,
    document_date date,
    issuer character varying DEFAULT ''::character varying NOT NULL,
    licence character varying DEFAULT ''::character varying NOT NULL,
    compliance boolean,
    effectiveness boolean,
    weaknesses boolean,
    box character varying DEFAULT ''::character varying NOT NULL,
    planned_id integer,
    CONSTRAINT audit_conclusion CHECK (((conclusion)::text = ANY ((ARRAY['eligible'::character varying, 'not_eligible'::character varying, 'conditional'::character varying])::text[]))),
    CONSTRAINT audit_conditions_have_a_deadline CHECK ((((conclusion)::text = 'conditional'::text) = (conditions_until IS NOT NULL))),
    CONSTRAINT audit_kind CHECK (((kind)::text = ANY ((ARRAY['pre_operation'::character varying, 'periodic'::character varying, 'ad_hoc'::character varying])::text[])))
);
CREATE SEQUENCE public.audit_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.audit_id_seq OWNED BY public.audit.id;
CREATE TABLE public.body (
    id integer NOT NULL,
    name character varying NOT NULL,
    legal_basis character varying NOT NULL,
    representative character varying NOT NULL,
    title character varying NOT NULL,
    address character varying NOT NULL,
    phone character varying NOT NULL,
    email character varying NOT NULL,
    specialised_unit character varying NOT NULL
);
CREATE SEQUENCE public.body_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.body_id_seq OWNED BY public.body.id;
CREATE TABLE public.cadence_policy (
    id integer NOT NULL,
    name character varying NOT NULL,
    in_force_from date NOT NULL,
    clause character varying NOT NULL,
    months json NOT NULL,
    note character varying NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying NOT NULL,
    voided_at timestamp with time zone,
    voided_by character varying,
    void_reason character varying
);
CREATE SEQUENCE public.cadence_policy_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.cadence_policy_id_seq OWNED BY public.cadence_policy.id;
CREATE TABLE public.calendar_link (
    token_hash character varying NOT NULL,
    person_id integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    read_at timestamp with time zone
);
CREATE TABLE public.certificate (
    id integer NOT NULL,
    system_id integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying NOT NULL,
    voided_at timestamp with time zone,
    voided_by character varying,
    void_reason character varying,
    number character varying NOT NULL,
    "on" date NOT NULL,
    issuer character varying NOT NULL,
    valid_until date,
    note character varying NOT NULL,
    CONSTRAINT certificate_issuer CHECK (((issuer)::text = ANY ((ARRAY['ministry_of_public_security'::character varying, 'ministry_of_national_defence'::character varying, 'government_cipher_committee'::character varying])::text[])))
);
CREATE SEQUENCE public.certificate_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.certificate_id_seq OWNED BY public.certificate.id;
CREATE TABLE public.change (
    id integer NOT NULL,
    system_id integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying NOT NULL,
    voided_at timestamp with time zone,
    voided_by character varying,
    void_reason character varying,
    "on" date NOT NULL,
    what character varying NOT NULL,
    major boolean DEFAULT true NOT NULL,
    aspects json DEFAULT '[]'::json NOT NULL
);
CREATE SEQUENCE public.change_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.change_id_seq OWNED BY public.change.id;
CREATE TABLE public.classification (
    id integer NOT NULL,
    system_id integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying NOT NULL,
    voided_at timestamp with time zone,
    voided_by character varying,
    void_reason character varying,
    "on" date NOT NULL,
    regime character varying NOT NULL,
    facts json NOT NULL,
    computed_level integer,
    national_security_list boolean NOT NULL
);
CREATE SEQUENCE public.classification_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.classification_id_seq OWNED BY public.classification.id;
CREATE TABLE public.conditions_met (
    id integer NOT NULL,
    system_id integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying NOT NULL,
    voided_at timestamp with time zone,
    voided_by character varying,
    void_reason character varying,
    audit_id integer NOT NULL,
    number character varying NOT NULL,
    "on" date NOT NULL,
    note character varying NOT NULL
);
CREATE SEQUENCE public.conditions_met_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.conditions_met_id_seq OWNED BY public.conditions_met.id;
CREATE TABLE public.decision (
    id integer NOT NULL,
    system_id integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying NOT NULL,
    voided_at timestamp with time zone,
    voided_by character varying,
    void_reason character varying,
    date date NOT NULL,
    level integer NOT NULL,
    regime character varying NOT NULL,
    number character varying NOT NULL,
    issuer character varying NOT NULL,
    CONSTRAINT decision_level CHECK (((level >= 1) AND (level <= 5)))
);
CREATE SEQUENCE public.decision_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.decision_id_seq OWNED BY public.decision.id;
CREATE TABLE public.dossier (
    id integer NOT NULL,
    system_id integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying NOT NULL,
    voided_at timestamp with time zone,
    voided_by character varying,
    void_reason character varying,
    "on" date NOT NULL,
    regime character varying NOT NULL,
    proposed_level integer NOT NULL,
    state character varying NOT NULL,
    number character varying NOT NULL,
    reason character varying NOT NULL,
    round integer DEFAULT 1 NOT NULL,
    stage character varying DEFAULT ''::character varying NOT NULL,
    CONSTRAINT dossier_level CHECK (((proposed_level >= 1) AND (proposed_level <= 5))),
    CONSTRAINT dossier_round CHECK ((round >= 1)),
    CONSTRAINT dossier_stage CHECK (((stage)::text = ANY ((ARRAY[''::character varying, 'new'::character varying, 'extension'::character varying, 'operating'::character varying])::text[]))),
    CONSTRAINT dossier_state CHECK (((state)::text = ANY ((ARRAY['drafting'::character varying, 'sent_for_appraisal'::character varying, 'appraised'::character varying, 'approved'::character varying])::text[])))
);
CREATE TABLE public.dossier_component (
    id integer NOT NULL,
    system_id integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying NOT NULL,
    voided_at timestamp with time zone,
    voided_by character varying,
    void_reason character varying,
    "on" date NOT NULL,
    component character varying NOT NULL,
    present boolean NOT NULL,
    number character varying NOT NULL,
    document_date date,
    note character varying NOT NULL
);
CREATE SEQUENCE public.dossier_component_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.dossier_component_id_seq OWNED BY public.dossier_component.id;
CREATE SEQUENCE public.dossier_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.dossier_id_seq OWNED BY public.dossier.id;
CREATE TABLE public.evidence (
    id integer NOT NULL,
    system_id integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying NOT NULL,
    voided_at timestamp with time zone,
    voided_by character varying,
    void_reason character varying,
    "on" date NOT NULL,
    title character varying NOT NULL,
    kind character varying NOT NULL,
    filename character varying NOT NULL,
    sha256 character varying NOT NULL,
    replaces_id integer,
    about character varying NOT NULL,
    about_id integer
);
CREATE TABLE public.evidence_file (
    sha256 character varying NOT NULL,
    size integer NOT NULL,
    media_type character varying NOT NULL,
    stored_at timestamp with time zone NOT NULL
);
CREATE SEQUENCE public.evidence_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.evidence_id_seq OWNED BY public.evidence.id;
CREATE TABLE public.finding (
    id integer NOT NULL,
    system_id integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying NOT NULL,
    voided_at timestamp with time zone,
    voided_by character varying,
    void_reason character varying,
    audit_id integer,
    "on" date NOT NULL,
    what character varying NOT NULL,
    severity character varying NOT NULL,
    responsible character varying NOT NULL,
    due_on date NOT NULL,
    CONSTRAINT finding_severity CHECK (((severity)::text = ANY ((ARRAY['critical'::character varying, 'major'::character varying, 'minor'::character varying])::text[])))
);
CREATE SEQUENCE public.finding_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.finding_id_seq OWNED BY public.finding.id;
CREATE TABLE public.focal_point (
    id integer NOT NULL,
    unit_id integer NOT NULL,
    name character varying NOT NULL,
    "position" character varying NOT NULL,
    contact character varying NOT NULL,
    decision_number character varying NOT NULL,
    decision_date date,
    since date NOT NULL,
    until date
);
CREATE SEQUENCE public.focal_point_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.focal_point_id_seq OWNED BY public.focal_point.id;
CREATE TABLE public.gate_rule (
    code character varying NOT NULL,
    in_force_from date NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying NOT NULL
);
CREATE TABLE public.holiday (
    day date NOT NULL,
    working boolean NOT NULL,
    name character varying NOT NULL,
    source character varying NOT NULL
);
CREATE TABLE public.import_change (
    run_id integer NOT NULL,
    content json NOT NULL
);
CREATE TABLE public.import_run (
    id integer NOT NULL,
    at timestamp with time zone NOT NULL,
    by character varying NOT NULL,
    branch character varying NOT NULL,
    file character varying NOT NULL,
    sha256 character varying NOT NULL,
    summary json NOT NULL,
    undone_at timestamp with time zone,
    undone_by character varying,
    undo_reason character varying
);
CREATE SEQUENCE public.import_run_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.import_run_id_seq OWNED BY public.import_run.id;
CREATE TABLE public.incident (
    id integer NOT NULL,
    system_id integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying NOT NULL,
    voided_at timestamp with time zone,
    voided_by character varying,
    void_reason character varying,
    detected_at timestamp with time zone NOT NULL,
    what character varying NOT NULL,
    serious boolean NOT NULL,
    urgent boolean NOT NULL,
    complex boolean NOT NULL,
    personal_data boolean NOT NULL
);
CREATE SEQUENCE public.incident_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.incident_id_seq OWNED BY public.incident.id;
CREATE TABLE public.incident_step (
    id integer NOT NULL,
    system_id integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying NOT NULL,
    voided_at timestamp with time zone,
    voided_by character varying,
    void_reason character varying,
    incident_id integer NOT NULL,
    kind character varying NOT NULL,
    at timestamp with time zone NOT NULL,
    number character varying NOT NULL,
    note character varying NOT NULL,
    CONSTRAINT incident_step_kind CHECK (((kind)::text = ANY ((ARRAY['initial_notice'::character varying, 'preliminary_report'::character varying, 'report'::character varying, 'update'::character varying, 'final_report'::character varying, 'closed'::character varying])::text[])))
);
CREATE SEQUENCE public.incident_step_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.incident_step_id_seq OWNED BY public.incident_step.id;
CREATE TABLE public.investment (
    id integer NOT NULL,
    system_id integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying NOT NULL,
    voided_at timestamp with time zone,
    voided_by character varying,
    void_reason character varying,
    "on" date NOT NULL,
    number character varying NOT NULL,
    note character varying NOT NULL
);
CREATE SEQUENCE public.investment_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.investment_id_seq OWNED BY public.investment.id;
CREATE TABLE public.issued_document (
    id integer NOT NULL,
    paper character varying NOT NULL,
    title character varying NOT NULL,
    subject character varying NOT NULL,
    system_id integer,
    as_of date NOT NULL,
    number character varying NOT NULL,
    ending character varying NOT NULL,
    size integer NOT NULL,
    sha256 character varying NOT NULL,
    fingerprint character varying NOT NULL,
    facts json NOT NULL,
    template character varying NOT NULL,
    issued_at timestamp with time zone NOT NULL,
    issued_by character varying NOT NULL,
    voided_at timestamp with time zone,
    voided_by character varying,
    void_reason character varying
);
CREATE SEQUENCE public.issued_document_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.issued_document_id_seq OWNED BY public.issued_document.id;
CREATE TABLE public.job_run (
    id integer NOT NULL,
    job character varying NOT NULL,
    started_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    summary json NOT NULL,
    error character varying NOT NULL
);
CREATE SEQUENCE public.job_run_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.job_run_id_seq OWNED BY public.job_run.id;
CREATE TABLE public.level_reason (
    id integer NOT NULL,
    system_id integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying NOT NULL,
    voided_at timestamp with time zone,
    voided_by character varying,
    void_reason character varying,
    "on" date NOT NULL,
    level integer NOT NULL,
    reason character varying NOT NULL,
    number character varying NOT NULL
);
CREATE SEQUENCE public.level_reason_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.level_reason_id_seq OWNED BY public.level_reason.id;
CREATE TABLE public.message (
    id integer NOT NULL,
    person_id integer NOT NULL,
    day date NOT NULL,
    created_at timestamp with time zone NOT NULL,
    attempts integer NOT NULL,
    next_attempt_at timestamp with time zone NOT NULL,
    last_error character varying NOT NULL,
    sent_at timestamp with time zone,
    sent_to character varying NOT NULL,
    kind character varying NOT NULL,
    CONSTRAINT message_kind CHECK (((kind)::text = ANY ((ARRAY['digest'::character varying, 'incidents'::character varying])::text[])))
);
CREATE SEQUENCE public.message_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.message_id_seq OWNED BY public.message.id;
CREATE TABLE public.narrative (
    id integer NOT NULL,
    system_id integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying NOT NULL,
    voided_at timestamp with time zone,
    voided_by character varying,
    void_reason character varying,
    "on" date NOT NULL,
    part character varying NOT NULL,
    text character varying NOT NULL
);
CREATE SEQUENCE public.narrative_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.narrative_id_seq OWNED BY public.narrative.id;
CREATE TABLE public.number_series (
    type character varying NOT NULL,
    year integer NOT NULL,
    last integer NOT NULL
);
CREATE TABLE public.one_time_link (
    token_hash character varying NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone
);
CREATE TABLE public.operation (
    id integer NOT NULL,
    system_id integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying NOT NULL,
    voided_at timestamp with time zone,
    voided_by character varying,
    void_reason character varying,
    "on" date NOT NULL,
    state character varying NOT NULL,
    reason character varying NOT NULL,
    CONSTRAINT operation_state CHECK (((state)::text = ANY ((ARRAY['operating'::character varying, 'stopped'::character varying, 'retired'::character varying])::text[])))
);
CREATE SEQUENCE public.operation_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.operation_id_seq OWNED BY public.operation.id;
CREATE TABLE public.own_cadence (
    id integer NOT NULL,
    system_id integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying NOT NULL,
    voided_at timestamp with time zone,
    voided_by character varying,
    void_reason character varying,
    "on" date NOT NULL,
    months integer,
    reason character varying NOT NULL,
    number character varying NOT NULL
);
CREATE SEQUENCE public.own_cadence_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.own_cadence_id_seq OWNED BY public.own_cadence.id;
CREATE TABLE public.paper_file (
    sha256 character varying NOT NULL,
    content bytea NOT NULL
);
CREATE TABLE public.paper_template (
    id integer NOT NULL,
    paper character varying NOT NULL,
    filename character varying NOT NULL,
    sha256 character varying NOT NULL,
    uploaded_at timestamp with time zone NOT NULL,
    uploaded_by character varying NOT NULL,
    retired_at timestamp with time zone,
    retired_by character varying
);
CREATE SEQUENCE public.paper_template_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.paper_template_id_seq OWNED BY public.paper_template.id;
CREATE TABLE public.pending_fact (
    id integer NOT NULL,
    system_id integer,
    fact character varying NOT NULL,
    content json NOT NULL,
    proposed_at timestamp with time zone NOT NULL,
    proposed_by character varying NOT NULL,
    decided_at timestamp with time zone,
    decided_by character varying,
    outcome character varying NOT NULL,
    reason character varying NOT NULL,
    CONSTRAINT pending_fact_outcome CHECK (((outcome)::text = ANY ((ARRAY[''::character varying, 'confirmed'::character varying, 'refused'::character varying])::text[])))
);
CREATE SEQUENCE public.pending_fact_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.pending_fact_id_seq OWNED BY public.pending_fact.id;
CREATE TABLE public.permission (
    id integer NOT NULL,
    system_id integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying NOT NULL,
    voided_at timestamp with time zone,
    voided_by character varying,
    void_reason character varying,
    "on" date NOT NULL,
    granted boolean NOT NULL,
    reason character varying NOT NULL
);
CREATE SEQUENCE public.permission_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.permission_id_seq OWNED BY public.permission.id;
CREATE TABLE public.person (
    id integer NOT NULL,
    name character varying NOT NULL,
    full_name character varying NOT NULL,
    role character varying NOT NULL,
    unit_id integer,
    email character varying NOT NULL,
    password_hash character varying NOT NULL,
    active boolean NOT NULL,
    failures integer NOT NULL,
    locked_until timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    last_sign_in_at timestamp with time zone,
    active_since timestamp with time zone,
    idle_closed_at timestamp with time zone,
    mail character varying DEFAULT 'daily'::character varying NOT NULL,
    theme character varying DEFAULT 'auto'::character varying NOT NULL,
    guided_at timestamp with time zone,
    totp_secret character varying DEFAULT ''::character varying NOT NULL,
    totp_confirmed_at timestamp with time zone,
    totp_last_step integer DEFAULT 0 NOT NULL,
    CONSTRAINT person_role CHECK (((role)::text = ANY ((ARRAY['admin'::character varying, 'officer'::character varying, 'unit'::character varying, 'leader'::character varying, 'auditor'::character varying])::text[])))
);
CREATE SEQUENCE public.person_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.person_id_seq OWNED BY public.person.id;
CREATE TABLE public.plan_item (
    id integer NOT NULL,
    system_id integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying NOT NULL,
    voided_at timestamp with time zone,
    voided_by character varying,
    void_reason character varying,
    "on" date NOT NULL,
    regime character varying NOT NULL,
    requirement character varying NOT NULL,
    state character varying NOT NULL,
    responsible character varying NOT NULL,
    due_on date,
    note character varying NOT NULL,
    CONSTRAINT plan_item_state CHECK (((state)::text = ANY ((ARRAY['none'::character varying, 'partial'::character varying, 'full'::character varying, 'not_applicable'::character varying])::text[])))
);
CREATE SEQUENCE public.plan_item_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.plan_item_id_seq OWNED BY public.plan_item.id;
CREATE TABLE public.plan_state (
    id integer NOT NULL,
    system_id integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying NOT NULL,
    voided_at timestamp with time zone,
    voided_by character varying,
    void_reason character varying,
    "on" date NOT NULL,
    state character varying NOT NULL,
    expected_on date,
    CONSTRAINT plan_state_state CHECK (((state)::text = ANY ((ARRAY['none'::character varying, 'partial'::character varying, 'full'::character varying])::text[])))
);
CREATE SEQUENCE public.plan_state_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.plan_state_id_seq OWNED BY public.plan_state.id;
CREATE TABLE public.planned_audit (
    id integer NOT NULL,
    system_id integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying NOT NULL,
    voided_at timestamp with time zone,
    voided_by character varying,
    void_reason character varying,
    "on" date NOT NULL,
    kind character varying NOT NULL,
    occasion character varying NOT NULL,
    assessor character varying NOT NULL,
    assessor_kind character varying NOT NULL,
    note character varying NOT NULL,
    CONSTRAINT planned_kind CHECK (((kind)::text = ANY ((ARRAY['pre_operation'::character varying, 'periodic'::character varying, 'ad_hoc'::character varying])::text[])))
);
CREATE SEQUENCE public.planned_audit_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.planned_audit_id_seq OWNED BY public.planned_audit.id;
CREATE TABLE public.programme (
    id integer NOT NULL,
    code character varying NOT NULL,
    name character varying NOT NULL,
    year integer NOT NULL,
    number character varying NOT NULL,
    issued_on date,
    reporting character varying NOT NULL,
    CONSTRAINT programme_reporting CHECK (((reporting)::text = ANY ((ARRAY['quarterly'::character varying, 'on_request'::character varying])::text[])))
);
CREATE SEQUENCE public.programme_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.programme_id_seq OWNED BY public.programme.id;
CREATE TABLE public.programme_task (
    id integer NOT NULL,
    programme_id integer NOT NULL,
    "position" integer NOT NULL,
    code character varying NOT NULL,
    heading character varying NOT NULL,
    task character varying NOT NULL,
    solution character varying NOT NULL,
    deadline character varying NOT NULL,
    due_on date,
    lead character varying NOT NULL,
    coordination character varying NOT NULL,
    product character varying NOT NULL,
    target double precision,
    indicator character varying NOT NULL,
    CONSTRAINT programme_task_indicator CHECK (((indicator)::text = ANY ((ARRAY[''::character varying, 'level_and_plan'::character varying, 'audited'::character varying])::text[])))
);
CREATE SEQUENCE public.programme_task_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.programme_task_id_seq OWNED BY public.programme_task.id;
CREATE TABLE public.programme_task_unit (
    task_id integer NOT NULL,
    unit_id integer NOT NULL
);
CREATE TABLE public.recovery_code (
    id integer NOT NULL,
    person_id integer NOT NULL,
    code_hash character varying NOT NULL,
    used_at timestamp with time zone
);
CREATE SEQUENCE public.recovery_code_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.recovery_code_id_seq OWNED BY public.recovery_code.id;
CREATE TABLE public.regulation (
    id integer NOT NULL,
    system_id integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying NOT NULL,
    voided_at timestamp with time zone,
    voided_by character varying,
    void_reason character varying,
    date date NOT NULL,
    number character varying NOT NULL,
    issuer character varying NOT NULL
);
CREATE SEQUENCE public.regulation_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.regulation_id_seq OWNED BY public.regulation.id;
CREATE TABLE public.resolution (
    id integer NOT NULL,
    system_id integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying NOT NULL,
    voided_at timestamp with time zone,
    voided_by character varying,
    void_reason character varying,
    finding_id integer,
    advisory_id integer,
    "on" date NOT NULL,
    how character varying NOT NULL,
    CONSTRAINT resolution_of_one CHECK (((finding_id IS NULL) <> (advisory_id IS NULL)))
);
CREATE SEQUENCE public.resolution_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.resolution_id_seq OWNED BY public.resolution.id;
CREATE TABLE public.risk (
    id integer NOT NULL,
    system_id integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying NOT NULL,
    voided_at timestamp with time zone,
    voided_by character varying,
    void_reason character varying,
    "on" date NOT NULL,
    item character varying NOT NULL,
    present boolean NOT NULL,
    threat character varying NOT NULL,
    weakness character varying NOT NULL,
    likelihood integer NOT NULL,
    impact integer NOT NULL,
    harm character varying NOT NULL,
    measures character varying NOT NULL,
    responsible character varying NOT NULL,
    due_on date,
    CONSTRAINT risk_impact CHECK (((impact >= 1) AND (impact <= 3))),
    CONSTRAINT risk_likelihood CHECK (((likelihood >= 1) AND (likelihood <= 3)))
);
CREATE SEQUENCE public.risk_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.risk_id_seq OWNED BY public.risk.id;
CREATE TABLE public.role (
    id integer NOT NULL,
    system_id integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying NOT NULL,
    voided_at timestamp with time zone,
    voided_by character varying,
    void_reason character varying,
    "on" date NOT NULL,
    responsibility character varying,
    confirmed_by character varying NOT NULL,
    note character varying NOT NULL,
    CONSTRAINT role_responsibility CHECK (((responsibility)::text = ANY ((ARRAY['owned'::character varying, 'operated'::character varying, 'used'::character varying])::text[])))
);
CREATE SEQUENCE public.role_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.role_id_seq OWNED BY public.role.id;
CREATE TABLE public.self_evaluation (
    id integer NOT NULL,
    system_id integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying NOT NULL,
    voided_at timestamp with time zone,
    voided_by character varying,
    void_reason character varying,
    "on" date NOT NULL,
    evaluator character varying NOT NULL,
    result character varying NOT NULL,
    number character varying NOT NULL,
    notified_on date
);
CREATE SEQUENCE public.self_evaluation_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.self_evaluation_id_seq OWNED BY public.self_evaluation.id;
CREATE TABLE public.setting (
    name character varying NOT NULL,
    value json NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    changed_by character varying NOT NULL
);
CREATE TABLE public.sign_in (
    token_hash character varying NOT NULL,
    person_id integer NOT NULL,
    csrf character varying NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    agent character varying NOT NULL
);
CREATE TABLE public.system (
    id integer NOT NULL,
    code character varying NOT NULL,
    name character varying NOT NULL,
    purpose character varying NOT NULL,
    owner character varying NOT NULL,
    operator character varying NOT NULL,
    unit_id integer NOT NULL,
    responsibility character varying,
    registered_on date NOT NULL,
    version integer NOT NULL,
    suggestion json NOT NULL,
    search_text character varying NOT NULL,
    sort_key character varying NOT NULL COLLATE pg_catalog."C",
    level integer,
    regime character varying,
    audit_due_on date,
    act_by date,
    cleared_until date,
    in_use boolean NOT NULL,
    operating boolean NOT NULL,
    retired_on date,
    next_alert_on date,
    voided_at timestamp with time zone,
    voided_by character varying,
    void_reason character varying,
    transition_due_on date,
    CONSTRAINT system_in_use_needs_clearance CHECK (((NOT in_use) OR (cleared_until IS NOT NULL))),
    CONSTRAINT system_level CHECK (((level >= 1) AND (level <= 5))),
    CONSTRAINT system_responsibility CHECK (((responsibility)::text = ANY ((ARRAY['owned'::character varying, 'operated'::character varying, 'used'::character varying])::text[])))
);
CREATE SEQUENCE public.system_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.system_id_seq OWNED BY public.system.id;
CREATE TABLE public.system_unit (
    system_id integer NOT NULL,
    unit_id integer NOT NULL,
    part character varying NOT NULL,
    CONSTRAINT system_unit_part CHECK (((part)::text = ANY ((ARRAY['uses'::character varying, 'coordinates'::character varying])::text[])))
);
CREATE TABLE public.task_progress (
    id integer NOT NULL,
    task_id integer NOT NULL,
    unit_id integer NOT NULL,
    year integer NOT NULL,
    quarter integer NOT NULL,
    "on" date NOT NULL,
    state character varying NOT NULL,
    percent double precision,
    result character varying NOT NULL,
    difficulties character varying NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying NOT NULL,
    voided_at timestamp with time zone,
    voided_by character varying,
    void_reason character varying,
    CONSTRAINT task_progress_percent CHECK (((percent >= (0)::double precision) AND (percent <= (100)::double precision))),
    CONSTRAINT task_progress_quarter CHECK (((quarter >= 1) AND (quarter <= 4))),
    CONSTRAINT task_progress_state CHECK (((state)::text = ANY ((ARRAY['not_started'::character varying, 'in_progress'::character varying, 'done'::character varying])::text[])))
);
CREATE SEQUENCE public.task_progress_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.task_progress_id_seq OWNED BY public.task_progress.id;
CREATE TABLE public.trail (
    id integer NOT NULL,
    at timestamp with time zone NOT NULL,
    actor character varying NOT NULL,
    action character varying NOT NULL,
    subject character varying NOT NULL,
    detail json NOT NULL,
    previous character varying NOT NULL,
    hash character varying NOT NULL
);
CREATE TABLE public.trail_head (
    id integer NOT NULL,
    entries integer NOT NULL,
    hash character varying NOT NULL,
    CONSTRAINT trail_head_is_one_row CHECK ((id = 1))
);
CREATE SEQUENCE public.trail_head_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.trail_head_id_seq OWNED BY public.trail_head.id;
CREATE TABLE public.unit (
    id integer NOT NULL,
    code character varying NOT NULL,
    name character varying NOT NULL,
    parent_id integer,
    path character varying NOT NULL COLLATE pg_catalog."C",
    superior character varying NOT NULL,
    place character varying NOT NULL,
    kind character varying NOT NULL
);
CREATE SEQUENCE public.unit_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.unit_id_seq OWNED BY public.unit.id;
CREATE TABLE public.website (
    id integer NOT NULL,
    system_id integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying NOT NULL,
    voided_at timestamp with time zone,
    voided_by character varying,
    void_reason character varying,
    "on" date NOT NULL,
    address character varying NOT NULL,
    review_months integer
);
CREATE SEQUENCE public.website_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.website_id_seq OWNED BY public.website.id;
CREATE TABLE public.website_review (
    id integer NOT NULL,
    system_id integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by character varying NOT NULL,
    voided_at timestamp with time zone,
    voided_by character varying,
    void_reason character varying,
    website_id integer NOT NULL,
    "on" date NOT NULL,
    result character varying NOT NULL,
    note character varying NOT NULL,
    CONSTRAINT website_review_result CHECK (((result)::text = ANY ((ARRAY['in_order'::character varying, 'problems'::character varying])::text[])))
);
CREATE SEQUENCE public.website_review_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.website_review_id_seq OWNED BY public.website_review.id;
ALTER TABLE ONLY public.advisory ALTER COLUMN id SET DEFAULT nextval('public.advisory_id_seq'::regclass);
ALTER TABLE ONLY public.agreement ALTER COLUMN id SET DEFAULT nextval('public.agreement_id_seq'::regclass);
ALTER TABLE ONLY public.alert ALTER COLUMN id SET DEFAULT nextval('public.alert_id_seq'::regclass);
ALTER TABLE ONLY public.approval_forecast ALTER COLUMN id SET DEFAULT nextval('public.approval_forecast_id_seq'::regclass);
ALTER TABLE ONLY public.asset ALTER COLUMN id SET DEFAULT nextval('public.asset_id_seq'::regclass);
ALTER TABLE ONLY public.audit ALTER COLUMN id SET DEFAULT nextval('public.audit_id_seq'::regclass);
ALTER TABLE ONLY public.body ALTER COLUMN id SET DEFAULT nextval('public.body_id_seq'::regclass);
ALTER TABLE ONLY public.cadence_policy ALTER COLUMN id SET DEFAULT nextval('public.cadence_policy_id_seq'::regclass);
ALTER TABLE ONLY public.certificate ALTER COLUMN id SET DEFAULT nextval('public.certificate_id_seq'::regclass);
ALTER TABLE ONLY public.change ALTER COLUMN id SET DEFAULT nextval('public.change_id_seq'::regclass);
ALTER TABLE ONLY public.classification ALTER COLUMN id SET DEFAULT nextval('public.classification_id_seq'::regclass);
ALTER TABLE ONLY public.conditions_met ALTER COLUMN id SET DEFAULT nextval('public.conditions_met_id_seq'::regclass);
ALTER TABLE ONLY public.decision ALTER COLUMN id SET DEFAULT nextval('public.decision_id_seq'::regclass);
ALTER TABLE ONLY public.dossier ALTER COLUMN id SET DEFAULT nextval('public.dossier_id_seq'::regclass);
ALTER TABLE ONLY public.dossier_component ALTER COLUMN id SET DEFAULT nextval('public.dossier_component_id_seq'::regclass);
ALTER TABLE ONLY public.evidence ALTER COLUMN id SET DEFAULT nextval('public.evidence_id_seq'::regclass);
ALTER TABLE ONLY public.finding ALTER COLUMN id SET DEFAULT nextval('public.finding_id_seq'::regclass);
ALTER TABLE ONLY public.focal_point ALTER COLUMN id SET DEFAULT nextval('public.focal_point_id_seq'::regclass);
ALTER TABLE ONLY public.import_run ALTER COLUMN id SET DEFAULT nextval('public.import_run_id_seq'::regclass);
ALTER TABLE ONLY public.incident ALTER COLUMN id SET DEFAULT nextval('public.incident_id_seq'::regclass);
ALTER TABLE ONLY public.incident_step ALTER COLUMN id SET DEFAULT nextval('public.incident_step_id_seq'::regclass);
ALTER TABLE ONLY public.investment ALTER COLUMN id SET DEFAULT nextval('public.investment_id_seq'::regclass);
ALTER TABLE ONLY public.issued_document ALTER COLUMN id SET DEFAULT nextval('public.issued_document_id_seq'::regclass);
ALTER TABLE ONLY public.job_run ALTER COLUMN id SET DEFAULT nextval('public.job_run_id_seq'::regclass);
ALTER TABLE ONLY public.level_reason ALTER COLUMN id SET DEFAULT nextval('public.level_reason_id_seq'::regclass);
ALTER TABLE ONLY public.message ALTER COLUMN id SET DEFAULT nextval('public.message_id_seq'::regclass);
ALTER TABLE ONLY public.narrative ALTER COLUMN id SET DEFAULT nextval('public.narrative_id_seq'::regclass);
ALTER TABLE ONLY public.operation ALTER COLUMN id SET DEFAULT nextval('public.operation_id_seq'::regclass);
ALTER TABLE ONLY public.own_cadence ALTER COLUMN id SET DEFAULT nextval('public.own_cadence_id_seq'::regclass);
ALTER TABLE ONLY public.paper_template ALTER COLUMN id SET DEFAULT nextval('public.paper_template_id_seq'::regclass);
ALTER TABLE ONLY public.pending_fact ALTER COLUMN id SET DEFAULT nextval('public.pending_fact_id_seq'::regclass);
ALTER TABLE ONLY public.permission ALTER COLUMN id SET DEFAULT nextval('public.permission_id_seq'::regclass);
ALTER TABLE ONLY public.person ALTER COLUMN id SET DEFAULT nextval('public.person_id_seq'::regclass);
ALTER TABLE ONLY public.plan_item ALTER COLUMN id SET DEFAULT nextval('public.plan_item_id_seq'::regclass);
ALTER TABLE ONLY public.plan_state ALTER COLUMN id SET DEFAULT nextval('public.plan_state_id_seq'::regclass);
ALTER TABLE ONLY public.planned_audit ALTER COLUMN id SET DEFAULT nextval('public.planned_audit_id_seq'::regclass);
ALTER TABLE ONLY public.programme ALTER COLUMN id SET DEFAULT nextval('public.programme_id_seq'::regclass);
ALTER TABLE ONLY public.programme_task ALTER COLUMN id SET DEFAULT nextval('public.programme_task_id_seq'::regclass);
ALTER TABLE ONLY public.recovery_code ALTER COLUMN id SET DEFAULT nextval('public.recovery_code_id_seq'::regclass);
ALTER TABLE ONLY public.regulation ALTER COLUMN id SET DEFAULT nextval('public.regulation_id_seq'::regclass);
ALTER TABLE ONLY public.resolution ALTER COLUMN id SET DEFAULT nextval('public.resolution_id_seq'::regclass);
ALTER TABLE ONLY public.risk ALTER COLUMN id SET DEFAULT nextval('public.risk_id_seq'::regclass);
ALTER TABLE ONLY public.role ALTER COLUMN id SET DEFAULT nextval('public.role_id_seq'::regclass);
ALTER TABLE ONLY public.self_evaluation ALTER COLUMN id SET DEFAULT nextval('public.self_evaluation_id_seq'::regclass);
ALTER TABLE ONLY public.system ALTER COLUMN id SET DEFAULT nextval('public.system_id_seq'::regclass);
ALTER TABLE ONLY public.task_progress ALTER COLUMN id SET DEFAULT nextval('public.task_progress_id_seq'::regclass);
ALTER TABLE ONLY public.trail_head ALTER COLUMN id SET DEFAULT nextval('public.trail_head_id_seq'::regclass);
ALTER TABLE ONLY public.unit ALTER COLUMN id SET DEFAULT nextval('public.unit_id_seq'::regclass);
ALTER TABLE ONLY public.website ALTER COLUMN id SET DEFAULT nextval('public.website_id_seq'::regclass);
ALTER TABLE ONLY public.website_review ALTER COLUMN id SET DEFAULT nextval('public.website_review_id_seq'::regclass);
INSERT INTO public.advisory VALUES (1, 7, '2026-11-28 17:46:20.541182+00', 'can.bo', NULL, NULL, NULL, '2026-11-28', 'data_leak', 'Công an tỉnh An Giang', '', 'Lộ 12 tài khoản', NULL);
INSERT INTO public.agreement VALUES (1, 7, '2026-11-28 17:46:20.541182+00', 'can.bo', NULL, NULL, NULL, '2026-02-02', 'lease', '05/HĐ', 'Bên cung cấp', '', '2026-12-08', NULL, NULL);
INSERT INTO public.alembic_version VALUES ('0009');
INSERT INTO public.alert VALUES (1, 'deadline:1:2026-11-29:0', 'deadline', 1, '2026-11-29', 0, false, '2026-11-29', '2026-11-28 17:46:14.129952+00');
INSERT INTO public.alert VALUES (2, 'deadline:2:2026-11-29:0', 'deadline', 2, '2026-11-29', 0, false, '2026-11-29', '2026-11-28 17:46:14.129952+00');
INSERT INTO public.alert VALUES (3, 'deadline:3:2026-11-29:0', 'deadline', 3, '2026-11-29', 0, false, '2026-11-29', '2026-11-28 17:46:14.129952+00');
INSERT INTO public.alert VALUES (4, 'deadline:4:2026-11-29:0', 'deadline', 4, '2026-11-29', 0, false, '2026-11-29', '2026-11-28 17:46:14.129952+00');
INSERT INTO public.alert VALUES (5, 'deadline:5:2026-11-29:0', 'deadline', 5, '2026-11-29', 0, false, '2026-11-29', '2026-11-28 17:46:14.129952+00');
INSERT INTO public.alert VALUES (6, 'deadline:18:2026-11-29:0', 'deadline', 18, '2026-11-29', 0, false, '2026-11-29', '2026-11-28 17:46:14.129952+00');
INSERT INTO public.alert VALUES (7, 'deadline:6:2026-11-29:0', 'deadline', 6, '2026-11-29', 0, false, '2026-11-29', '2026-11-28 17:46:14.129952+00');
INSERT INTO public.alert VALUES (8, 'deadline:7:2026-11-29:0', 'deadline', 7, '2026-11-29', 0, false, '2026-11-29', '2026-11-28 17:46:14.129952+00');
INSERT INTO public.alert VALUES (9, 'deadline:8:2026-11-29:0', 'deadline', 8, '2026-11-29', 0, false, '2026-11-29', '2026-11-28 17:46:14.129952+00');
INSERT INTO public.alert VALUES (10, 'deadline:9:2026-11-29:0', 'deadline', 9, '2026-11-29', 0, false, '2026-11-29', '2026-11-28 17:46:14.129952+00');
INSERT INTO public.alert VALUES (11, 'deadline:10:2026-11-29:0', 'deadline', 10, '2026-11-29', 0, false, '2026-11-29', '2026-11-28 17:46:14.129952+00');
INSERT INTO public.alert VALUES (12, 'deadline:11:2026-11-29:0', 'deadline', 11, '2026-11-29', 0, false, '2026-11-29', '2026-11-28 17:46:14.129952+00');
INSERT INTO public.alert VALUES (13, 'deadline:12:2026-11-29:0', 'deadline', 12, '2026-11-29', 0, false, '2026-11-29', '2026-11-28 17:46:14.129952+00');
INSERT INTO public.alert VALUES (14, 'deadline:13:2026-11-29:0', 'deadline', 13, '2026-11-29', 0, false, '2026-11-29', '2026-11-28 17:46:14.129952+00');
INSERT INTO public.alert VALUES (15, 'deadline:14:2026-11-29:0', 'deadline', 14, '2026-11-29', 0, false, '2026-11-29', '2026-11-28 17:46:14.129952+00');
INSERT INTO public.alert VALUES (16, 'deadline:15:2026-11-29:0', 'deadline', 15, '2026-11-29', 0, false, '2026-11-29', '2026-11-28 17:46:14.129952+00');
INSERT INTO public.alert VALUES (17, 'deadline:16:2026-11-29:0', 'deadline', 16, '2026-11-29', 0, false, '2026-11-29', '2026-11-28 17:46:14.129952+00');
INSERT INTO public.alert VALUES (18, 'deadline:17:2026-11-29:0', 'deadline', 17, '2026-11-29', 0, false, '2026-11-29', '2026-11-28 17:46:14.129952+00');
INSERT INTO public.alert VALUES (23, 'deadline:8:2026-12-19:-30', 'deadline', 8, '2026-12-19', -30, true, '2026-11-29', '2026-11-28 17:46:18.754604+00');
INSERT INTO public.alert VALUES (24, 'deadline:2:2026-01-08:322', 'deadline', 2, '2026-01-08', 322, true, '2026-11-29', '2026-11-28 17:46:19.052889+00');
INSERT INTO public.alert VALUES (31, 'incident:1:serious', 'incident', 7, '2026-11-27', 2, true, '2026-11-29', '2026-11-28 17:46:20.541182+00');
INSERT INTO public.alert VALUES (32, 'incident:1:24', 'incident', 7, '2026-11-28', 1, true, '2026-11-29', '2026-11-28 17:46:20.541182+00');
INSERT INTO public.alert VALUES (33, 'incident:2:72', 'incident', 3, '2026-11-28', 1, true, '2026-11-29', '2026-11-28 17:46:20.541182+00');
INSERT INTO public.alert VALUES (35, 'agreement:1:-30', 'agreement', 7, '2026-12-08', -30, true, '2026-11-29', '2026-11-28 17:46:22.223275+00');
INSERT INTO public.alert_recipient VALUES (1, 2, NULL);
INSERT INTO public.alert_recipient VALUES (2, 2, NULL);
INSERT INTO public.alert_recipient VALUES (3, 2, NULL);
INSERT INTO public.alert_recipient VALUES (4, 2, NULL);
INSERT INTO public.alert_recipient VALUES (5, 2, NULL);
INSERT INTO public.alert_recipient VALUES (6, 2, NULL);
INSERT INTO public.alert_recipient VALUES (8, 2, NULL);
INSERT INTO public.alert_recipient VALUES (15, 2, NULL);
INSERT INTO public.alert_recipient VALUES (16, 2, NULL);
INSERT INTO public.alert_recipient VALUES (24, 1, NULL);
INSERT INTO public.alert_recipient VALUES (24, 2, NULL);
INSERT INTO public.alert_recipient VALUES (31, 1, NULL);
INSERT INTO public.alert_recipient VALUES (32, 1, NULL);
INSERT INTO public.alert_recipient VALUES (31, 2, NULL);
INSERT INTO public.alert_recipient VALUES (32, 2, NULL);
INSERT INTO public.alert_recipient VALUES (33, 1, NULL);
INSERT INTO public.alert_recipient VALUES (33, 2, NULL);
INSERT INTO public.alert_recipient VALUES (35, 2, NULL);
INSERT INTO public.audit VALUES (1, 10, '2026-11-28 17:46:18.508015+00', 'can.bo', NULL, NULL, NULL, '2026-09-30', 'periodic', 'eligible', NULL, '', 'Trung tâm Công nghệ thông tin', 'licensed', 'periodic', '12/BC-KT', '2026-09-30', '', '', NULL, NULL, NULL, '', NULL);
INSERT INTO public.audit VALUES (2, 8, '2026-11-28 17:46:18.754604+00', 'can.bo', NULL, NULL, NULL, '2026-10-30', 'periodic', 'conditional', '2026-12-19', 'Bổ sung sao lưu ngoại tuyến.', 'Trung tâm Công nghệ thông tin', 'licensed', 'periodic', '12/BC-KT', '2026-10-30', '', '', NULL, NULL, NULL, '', NULL);
INSERT INTO public.audit VALUES (3, 2, '2026-11-28 17:46:19.052889+00', 'can.bo', NULL, NULL, NULL, '2025-01-08', 'periodic', 'eligible', NULL, '', 'Trung tâm Công nghệ thông tin', 'licensed', 'periodic', '12/BC-KT', '2025-01-08', '', '', NULL, NULL, NULL, '', NULL);
INSERT INTO public.audit VALUES (4, 7, '2026-11-28 17:46:19.316721+00', 'can.bo', NULL, NULL, NULL, '2026-07-02', 'periodic', 'eligible', NULL, '', 'Trung tâm Công nghệ thông tin', 'licensed', 'periodic', '12/BC-KT', '2026-07-02', '', '', NULL, NULL, NULL, '', NULL);
INSERT INTO public.body VALUES (1, 'Ủy ban nhân dân tỉnh An Giang', '', 'Người đứng đầu', 'Chủ tịch', '', '', '', 'Công an tỉnh An Giang');
INSERT INTO public.cadence_policy VALUES (1, 'NĐ 85/2016', '2016-07-01', 'NĐ 85/2016 Đ20.2.c', '{"1": 24, "2": 24, "3": 12, "4": 12, "5": 6}', 'Cấp độ 1, 2 theo chu kỳ 02 năm kiểm tra tổng thể của cơ quan; cấp độ 3, 4 hằng năm; cấp độ 5 sáu tháng một lần.', '2026-11-28 17:46:13.717742+00', 'cài đặt', NULL, NULL, NULL);
INSERT INTO public.cadence_policy VALUES (2, 'Kế hoạch chuyển đổi số 2025 của Sở Tư pháp', '2025-09-01', 'KH CĐS 2025 II.2.d', '{"1": 12, "2": 12, "3": 12, "4": 12}', 'Kế hoạch nói “ít nhất 01 lần/năm”, không nới mức cao hơn của nghị định: cấp độ 5 giữ 6 tháng theo NĐ 85/2016. Bản chép của kế hoạch không ghi ngày ban hành (tháng 9/2025): quản trị viên sửa lại ngày hiệu lực nếu cần.', '2026-11-28 17:46:13.717742+00', 'cài đặt', NULL, NULL, NULL);
INSERT INTO public.cadence_policy VALUES (3, 'Kế hoạch DTI 2026 của Sở Tư pháp', '2026-02-01', 'KH DTI 2026 II.3.b', '{"1": 24, "2": 24, "3": 12, "4": 12}', 'Bản chép của kế hoạch không ghi ngày ban hành (tháng 2/2026): quản trị viên sửa lại ngày hiệu lực nếu cần. Kế hoạch không nêu cấp độ 5: giữ 6 tháng theo NĐ 85/2016 Đ20.2.c.', '2026-11-28 17:46:13.717742+00', 'cài đặt', NULL, NULL, NULL);
INSERT INTO public.change VALUES (1, 7, '2026-11-28 17:46:19.534615+00', 'can.bo', NULL, NULL, NULL, '2026-11-26', 'Chuyển sang máy chủ mới', true, '[]');
INSERT INTO public.decision VALUES (1, 7, '2026-11-28 17:46:17.335448+00', 'can.bo', NULL, NULL, NULL, '2026-05-13', 3, '85/2016', '123/QĐ-UBND', 'UBND tỉnh An Giang');
INSERT INTO public.decision VALUES (2, 10, '2026-11-28 17:46:17.731044+00', 'can.bo', NULL, NULL, NULL, '2025-07-17', 2, '85/2016', '123/QĐ-UBND', 'UBND tỉnh An Giang');
INSERT INTO public.decision VALUES (3, 2, '2026-11-28 17:46:18.012835+00', 'can.bo', NULL, NULL, NULL, '2024-12-29', 3, '85/2016', '123/QĐ-UBND', 'UBND tỉnh An Giang');
INSERT INTO public.decision VALUES (4, 8, '2026-11-28 17:46:18.244838+00', 'can.bo', NULL, NULL, NULL, '2026-08-31', 2, '331/2026', '123/QĐ-UBND', 'UBND tỉnh An Giang');
INSERT INTO public.finding VALUES (1, 8, '2026-11-28 17:46:20.177439+00', 'can.bo', NULL, NULL, NULL, 2, '2026-10-30', 'Chưa vá hệ điều hành máy chủ', 'major', 'Văn phòng', '2026-11-24');
INSERT INTO public.finding VALUES (2, 2, '2026-11-28 17:46:20.177439+00', 'can.bo', NULL, NULL, NULL, 3, '2025-01-08', 'Thiếu nhật ký truy cập', 'major', 'Văn phòng', '2026-12-19');
INSERT INTO public.focal_point VALUES (1, 2, 'Chuyên viên Văn phòng', '', '', '20/QĐ-STP', NULL, '2026-11-29', NULL);
INSERT INTO public.gate_rule VALUES ('level_below_criteria', '2026-08-19', '2026-11-28 17:46:13.892549+00', 'cài đặt');
INSERT INTO public.gate_rule VALUES ('issuer_not_allowed', '2026-08-19', '2026-11-28 17:46:13.892549+00', 'cài đặt');
INSERT INTO public.gate_rule VALUES ('plan_before_decision', '2026-08-19', '2026-11-28 17:46:13.892549+00', 'cài đặt');
INSERT INTO public.gate_rule VALUES ('no_certificate', '2026-08-19', '2026-11-28 17:46:13.892549+00', 'cài đặt');
INSERT INTO public.gate_rule VALUES ('higher_level_counts', '2026-08-19', '2026-11-28 17:46:13.892549+00', 'cài đặt');
INSERT INTO public.holiday VALUES ('2026-01-02', false, 'Nghỉ hoán đổi với ngày 10/01/2026', 'Thông báo nghỉ Tết Dương lịch 2026 (nguồn thứ cấp: Báo Chính phủ, 25/12/2025)');
INSERT INTO public.holiday VALUES ('2026-01-10', true, 'Làm bù cho ngày 02/01/2026', 'Thông báo nghỉ Tết Dương lịch 2026 (nguồn thứ cấp: Báo Chính phủ, 25/12/2025)');
INSERT INTO public.holiday VALUES ('2026-02-16', false, 'Tết Nguyên đán Bính Ngọ', 'TB 9441/TB-BNV (nguồn thứ cấp)');
INSERT INTO public.holiday VALUES ('2026-02-17', false, 'Tết Nguyên đán Bính Ngọ', 'TB 9441/TB-BNV (nguồn thứ cấp)');
INSERT INTO public.holiday VALUES ('2026-02-18', false, 'Tết Nguyên đán Bính Ngọ', 'TB 9441/TB-BNV (nguồn thứ cấp)');
INSERT INTO public.holiday VALUES ('2026-02-19', false, 'Tết Nguyên đán Bính Ngọ', 'TB 9441/TB-BNV (nguồn thứ cấp)');
INSERT INTO public.holiday VALUES ('2026-02-20', false, 'Tết Nguyên đán Bính Ngọ', 'TB 9441/TB-BNV (nguồn thứ cấp)');
INSERT INTO public.holiday VALUES ('2026-04-26', false, 'Giỗ Tổ Hùng Vương (10/3 âm lịch)', 'Bộ luật Lao động Đ112.1');
INSERT INTO public.holiday VALUES ('2026-04-27', false, 'Nghỉ bù Giỗ Tổ Hùng Vương', 'Bộ luật Lao động Đ111.3');
INSERT INTO public.holiday VALUES ('2026-08-22', true, 'Làm bù cho ngày 31/8/2026', 'TB 9441/TB-BNV (nguồn thứ cấp); ngày làm bù cần đối chiếu');
INSERT INTO public.holiday VALUES ('2026-08-31', false, 'Nghỉ hoán đổi dịp Quốc khánh', 'TB 9441/TB-BNV (nguồn thứ cấp)');
INSERT INTO public.holiday VALUES ('2026-09-01', false, 'Quốc khánh', 'TB 9441/TB-BNV (nguồn thứ cấp)');
INSERT INTO public.holiday VALUES ('2027-02-04', false, 'Tết Nguyên đán Đinh Mùi', 'CV 10065/VPCP-KGVX ngày 02/10/2026 (nguồn thứ cấp)');
INSERT INTO public.holiday VALUES ('2027-02-05', false, 'Tết Nguyên đán Đinh Mùi', 'CV 10065/VPCP-KGVX ngày 02/10/2026 (nguồn thứ cấp)');
INSERT INTO public.holiday VALUES ('2027-02-06', false, 'Tết Nguyên đán Đinh Mùi', 'CV 10065/VPCP-KGVX ngày 02/10/2026 (nguồn thứ cấp)');
INSERT INTO public.holiday VALUES ('2027-02-07', false, 'Tết Nguyên đán Đinh Mùi', 'CV 10065/VPCP-KGVX ngày 02/10/2026 (nguồn thứ cấp)');
INSERT INTO public.holiday VALUES ('2027-02-08', false, 'Tết Nguyên đán Đinh Mùi', 'CV 10065/VPCP-KGVX ngày 02/10/2026 (nguồn thứ cấp)');
INSERT INTO public.holiday VALUES ('2027-02-09', false, 'Tết Nguyên đán Đinh Mùi', 'CV 10065/VPCP-KGVX ngày 02/10/2026 (nguồn thứ cấp)');
INSERT INTO public.holiday VALUES ('2027-02-10', false, 'Tết Nguyên đán Đinh Mùi', 'CV 10065/VPCP-KGVX ngày 02/10/2026 (nguồn thứ cấp)');
INSERT INTO public.holiday VALUES ('2027-04-16', false, 'Giỗ Tổ Hùng Vương (10/3 âm lịch)', 'Bộ luật Lao động Đ112.1 (ngày dương lịch tính ra)');
INSERT INTO public.holiday VALUES ('2027-09-03', false, 'Quốc khánh', 'CV 10065/VPCP-KGVX ngày 02/10/2026 (nguồn thứ cấp)');
INSERT INTO public.incident VALUES (1, 7, '2026-11-28 17:46:20.541182+00', 'can.bo', NULL, NULL, NULL, '2026-11-27 11:46:20.541182+00', 'Máy chủ bị mã độc mã hóa dữ liệu', true, true, true, false);
INSERT INTO public.incident VALUES (2, 3, '2026-11-28 17:46:20.541182+00', 'can.bo', NULL, NULL, NULL, '2026-11-24 23:46:20.541182+00', 'Trang bị chèn nội dung lạ', false, false, false, false);
INSERT INTO public.incident_step VALUES (1, 7, '2026-11-28 17:46:20.541182+00', 'can.bo', NULL, NULL, NULL, 1, 'initial_notice', '2026-11-27 11:46:20.541182+00', '15/TB-STP', '');
INSERT INTO public.job_run VALUES (1, 'sweep', '2026-11-28 17:46:22.135825+00', '2026-11-28 17:46:22.7154+00', '{"withdrawn": 0, "alerts": 1, "failed": 0}', '');
INSERT INTO public.operation VALUES (1, 1, '2026-11-28 17:46:14.129952+00', 'cài đặt', NULL, NULL, NULL, '2026-11-29', 'operating', '');
INSERT INTO public.operation VALUES (2, 2, '2026-11-28 17:46:14.129952+00', 'cài đặt', NULL, NULL, NULL, '2026-11-29', 'operating', '');
INSERT INTO public.operation VALUES (3, 3, '2026-11-28 17:46:14.129952+00', 'cài đặt', NULL, NULL, NULL, '2026-11-29', 'operating', '');
INSERT INTO public.operation VALUES (4, 4, '2026-11-28 17:46:14.129952+00', 'cài đặt', NULL, NULL, NULL, '2026-11-29', 'operating', '');
INSERT INTO public.operation VALUES (5, 5, '2026-11-28 17:46:14.129952+00', 'cài đặt', NULL, NULL, NULL, '2026-11-29', 'operating', '');
INSERT INTO public.operation VALUES (6, 6, '2026-11-28 17:46:14.129952+00', 'cài đặt', NULL, NULL, NULL, '2026-11-29', 'operating', '');
INSERT INTO public.operation VALUES (7, 7, '2026-11-28 17:46:14.129952+00', 'cài đặt', NULL, NULL, NULL, '2026-11-29', 'operating', '');
INSERT INTO public.operation VALUES (8, 8, '2026-11-28 17:46:14.129952+00', 'cài đặt', NULL, NULL, NULL, '2026-11-29', 'operating', '');
INSERT INTO public.operation VALUES (9, 9, '2026-11-28 17:46:14.129952+00', 'cài đặt', NULL, NULL, NULL, '2026-11-29', 'operating', '');
INSERT INTO public.operation VALUES (10, 10, '2026-11-28 17:46:14.129952+00', 'cài đặt', NULL, NULL, NULL, '2026-11-29', 'operating', '');
INSERT INTO public.operation VALUES (11, 11, '2026-11-28 17:46:14.129952+00', 'cài đặt', NULL, NULL, NULL, '2026-11-29', 'operating', '');
INSERT INTO public.operation VALUES (12, 12, '2026-11-28 17:46:14.129952+00', 'cài đặt', NULL, NULL, NULL, '2026-11-29', 'operating', '');
INSERT INTO public.operation VALUES (13, 13, '2026-11-28 17:46:14.129952+00', 'cài đặt', NULL, NULL, NULL, '2026-11-29', 'operating', '');
INSERT INTO public.operation VALUES (14, 14, '2026-11-28 17:46:14.129952+00', 'cài đặt', NULL, NULL, NULL, '2026-11-29', 'operating', '');
INSERT INTO public.operation VALUES (15, 15, '2026-11-28 17:46:14.129952+00', 'cài đặt', NULL, NULL, NULL, '2026-11-29', 'operating', '');
INSERT INTO public.operation VALUES (16, 16, '2026-11-28 17:46:14.129952+00', 'cài đặt', NULL, NULL, NULL, '2026-11-29', 'operating', '');
INSERT INTO public.operation VALUES (17, 17, '2026-11-28 17:46:14.129952+00', 'cài đặt', NULL, NULL, NULL, '2026-11-29', 'operating', '');
INSERT INTO public.operation VALUES (18, 18, '2026-11-28 17:46:14.129952+00', 'cài đặt', NULL, NULL, NULL, '2026-11-29', 'operating', '');
INSERT INTO public.pending_fact VALUES (1, 12, 'decision', '{"date": "2026-11-26", "level": 2, "regime": "331/2026", "number": "77/Q\u0110-STP", "issuer": "S\u1edf T\u01b0 ph\u00e1p"}', '2026-11-28 17:46:17.287223+00', 'can.bo', NULL, NULL, '', '');
INSERT INTO public.pending_fact VALUES (2, 12, 'role', '{"on": "2026-11-26", "responsibility": "used", "confirmed_by": "can.bo", "note": ""}', '2026-11-28 17:46:17.287223+00', 'can.bo', NULL, NULL, '', '');
INSERT INTO public.pending_fact VALUES (3, NULL, 'cadence_policy', '{"name": "K\u1ebf ho\u1ea1ch n\u0103m 2027", "in_force_from": "2027-01-01", "clause": "m\u1ee5c II.3.b", "months": {"1": 36, "2": 36, "3": 24}, "note": ""}', '2026-11-28 17:46:17.287223+00', 'can.bo', NULL, NULL, '', '');
INSERT INTO public.permission VALUES (1, 10, '2026-11-28 17:46:19.534615+00', 'can.bo', NULL, NULL, NULL, '2026-11-29', true, '');
INSERT INTO public.permission VALUES (2, 8, '2026-11-28 17:46:19.534615+00', 'can.bo', NULL, NULL, NULL, '2026-11-29', true, '');
INSERT INTO public.person VALUES (1, 'van.phong', 'Chánh Văn phòng', 'leader', NULL, 'vp@so.gov.vn', '', true, 0, NULL, '2026-11-28 17:46:14.129952+00', NULL, NULL, NULL, 'daily', 'auto', NULL, '', NULL, 0);
INSERT INTO public.person VALUES (2, 'ho.tich', 'Chuyên viên hộ tịch', 'unit', 3, '', '', true, 0, NULL, '2026-11-28 17:46:14.129952+00', NULL, NULL, NULL, 'daily', 'auto', NULL, '', NULL, 0);
INSERT INTO public.plan_state VALUES (1, 7, '2026-11-28 17:46:17.335448+00', 'can.bo', NULL, NULL, NULL, '2026-05-14', 'full', NULL);
INSERT INTO public.plan_state VALUES (2, 10, '2026-11-28 17:46:17.731044+00', 'can.bo', NULL, NULL, NULL, '2025-07-18', 'full', NULL);
INSERT INTO public.plan_state VALUES (3, 2, '2026-11-28 17:46:18.012835+00', 'can.bo', NULL, NULL, NULL, '2024-12-30', 'full', NULL);
INSERT INTO public.plan_state VALUES (4, 8, '2026-11-28 17:46:18.244838+00', 'can.bo', NULL, NULL, NULL, '2026-09-01', 'full', NULL);
INSERT INTO public.planned_audit VALUES (1, 2, '2026-11-28 17:46:20.177439+00', 'can.bo', NULL, NULL, NULL, '2026-12-08', 'periodic', 'periodic', 'Trung tâm Công nghệ thông tin', '', '');
INSERT INTO public.planned_audit VALUES (2, 7, '2026-11-28 17:46:20.177439+00', 'can.bo', NULL, NULL, NULL, '2026-12-08', 'periodic', 'periodic', 'Trung tâm Công nghệ thông tin', '', '');
INSERT INTO public.planned_audit VALUES (3, 17, '2026-11-28 17:46:20.177439+00', 'can.bo', NULL, NULL, NULL, '2026-12-08', 'periodic', 'periodic', 'Trung tâm Công nghệ thông tin', '', '');
INSERT INTO public.planned_audit VALUES (4, 12, '2026-11-28 17:46:20.177439+00', 'can.bo', NULL, NULL, NULL, '2026-12-08', 'periodic', 'periodic', 'Trung tâm Công nghệ thông tin', '', '');
INSERT INTO public.planned_audit VALUES (5, 3, '2026-11-28 17:46:20.177439+00', 'can.bo', NULL, NULL, NULL, '2026-12-08', 'periodic', 'periodic', 'Trung tâm Công nghệ thông tin', '', '');
INSERT INTO public.programme VALUES (1, 'CDS-2025', 'Kế hoạch thực hiện Chuyển đổi số của Sở Tư pháp năm 2025', 2025, '', NULL, 'on_request');
INSERT INTO public.programme VALUES (2, 'DTI-2026', 'Kế hoạch nâng cao Chỉ số đánh giá mức độ chuyển đổi số (DTI) của Sở Tư pháp năm 2026', 2026, '', NULL, 'quarterly');
INSERT INTO public.programme_task VALUES (1, 1, 1, '1', 'Các mục tiêu', '95% thủ tục hành chính có đủ điều kiện được cung cấp dịch vụ công trực tuyến toàn trình.', '', '', NULL, '', '', '', 95, '');
INSERT INTO public.programme_task VALUES (2, 1, 2, '2', 'Các mục tiêu', '60% hồ sơ được nộp trực tuyến toàn trình của các dịch vụ công trực tuyến.', '', '', NULL, '', '', '', 60, '');
INSERT INTO public.programme_task VALUES (3, 1, 3, '3', 'Các mục tiêu', '80% hồ sơ được thanh toán trực tuyến trên dịch vụ công.', '', '', NULL, '', '', '', 80, '');
INSERT INTO public.programme_task VALUES (4, 1, 4, '4', 'Các mục tiêu', '100% hồ sơ thủ tục hành chính được tiếp nhận, trả kết quả đều đồng bộ đầy đủ trên Cổng Dịch vụ công quốc gia.', '', '', NULL, '', '', '', 100, '');
INSERT INTO public.programme_task VALUES (5, 1, 5, '5', 'Các mục tiêu', '100% hồ sơ được số hóa, ký số và lưu trữ điện tử đối với hồ sơ, giấy tờ, kết quả giải quyết thủ tục hành chính đã được giải quyết thành công.', '', '', NULL, '', '', '', 100, '');
INSERT INTO public.programme_task VALUES (6, 1, 6, '6', 'Các mục tiêu', '100% văn bản trao đổi giữa các cơ quan nhà nước (trừ văn bản mật theo quy định của pháp luật) dưới dạng điện tử.', '', '', NULL, '', '', '', 100, '');
INSERT INTO public.programme_task VALUES (7, 1, 7, '7', 'Các mục tiêu', '100% người dân và doanh nghiệp hài lòng trong giải quyết thủ tục hành chính.', '', '', NULL, '', '', '', 100, '');
INSERT INTO public.programme_task VALUES (8, 1, 8, '8', 'Các mục tiêu', '100% cấp độ đã được phê duyệt an toàn hệ thống thông tin và phương án bảo đảm an toàn hệ thống thông tin theo cấp độ phù hợp với quy định của pháp luật và tiêu chuẩn quốc gia về an toàn hệ thống thông tin theo cấp độ.', '', '', NULL, '', '', '', 100, 'level_and_plan');
INSERT INTO public.programme_task VALUES (9, 1, 9, '9', 'Các mục tiêu', 'Đầu tư, mua sắm về trang thiết bị, giải pháp kỹ thuật vận hành an toàn hệ thống thông tin.', '', '', NULL, '', '', '', NULL, '');
INSERT INTO public.programme_task VALUES (10, 1, 10, '10', 'Các mục tiêu', 'Phối hợp với Cục Công nghệ thông tin, Bộ Tư pháp triển khai thực hiện các ứng dụng công nghệ thông tin do Bộ Tư pháp xây dựng, triển khai nhằm khai thác có hiệu quả cơ sở hạ tầng kỹ thuật dùng chung của Bộ.', '', '', NULL, '', '', '', NULL, '');
INSERT INTO public.programme_task VALUES (11, 1, 11, '11', 'Các mục tiêu', 'Triển khai kịp thời, đầy đủ các văn bản quy phạm pháp luật do Hội đồng nhân dân, Ủy ban nhân dân tỉnh ban hành lên Cơ sở dữ liệu quốc gia về pháp luật.', '', 'Thường xuyên', NULL, 'Phòng Xây dựng và Tổ chức thi hành pháp luật', '', '', NULL, '');
INSERT INTO public.programme_task VALUES (12, 1, 12, '12', 'Các mục tiêu', 'Đảm bảo Cổng thông tin điện tử Sở Tư pháp cung cấp đầy đủ thông tin theo Nghị định số 43/2011/NĐ-CP ngày 13/6/2011 của Chính phủ quy định về việc cung cấp thông tin và dịch vụ công trực tuyến trên trang thông tin điện tử hoặc cổng thông tin điện tử của cơ quan nhà nước.', '', 'Thường xuyên', NULL, 'Văn phòng Sở', 'Các phòng, đơn vị thuộc Sở', '', NULL, '');
INSERT INTO public.programme_task VALUES (13, 1, 13, '13', 'Các mục tiêu', '100% cán bộ, công chức, viên chức sử dụng hộp thư điện tử của tỉnh (@angiang.gov.vn) trong gửi, nhận văn bản điện tử.', '', '', NULL, '', '', '', 100, '');
INSERT INTO public.programme_task VALUES (14, 1, 14, '14', 'Các mục tiêu', 'Rà soát, cập nhật thông tin liên quan đến hồ sơ công chức, viên chức, người lao động lên phần mềm Quản lý cán bộ, công chức, viên chức của tỉnh An Giang.', '', 'Thường xuyên', NULL, 'Các phòng, đơn vị thuộc Sở', '', '', NULL, '');
INSERT INTO public.programme_task VALUES (15, 1, 15, '15', 'Các mục tiêu', 'Triển khai thực hiện Đề án “Tuyên truyền, phổ biến, nâng cao chất lượng về cung cấp và sử dụng hiệu quả dịch vụ công trực tuyến đến năm 2025, định hướng đến năm 2030”.', '', 'Thường xuyên', NULL, 'Phòng Phổ biến, giáo dục pháp luật', 'Các phòng, đơn vị thuộc Sở', '', NULL, '');
INSERT INTO public.programme_task VALUES (16, 2, 1, '1', 'Hạ tầng và Nền tảng số', '100% cơ sở hạ tầng viễn thông, Internet của cơ quan đáp ứng yêu cầu dự phòng, kết nối, an toàn, bền vững, mạng cáp quang băng thông rộng tốc độ cao theo Kế hoạch số 56/KH-UBND ngày 03/02/2026 của Ủy ban nhân dân tỉnh', 'Xây dựng Kế hoạch triển khai thực hiện', 'Năm 2026', NULL, 'Sở Tư pháp (Văn phòng Sở)', 'Doanh nghiệp Viễn thông – Internet tỉnh An Giang', 'Báo cáo kết quả thực hiện', 100, '');
INSERT INTO public.programme_task VALUES (17, 2, 2, '2', 'Hạ tầng và Nền tảng số', 'Phối hợp cơ quan có thẩm quyền triển khai các nền tảng số dùng chung của tỉnh theo danh mục yêu cầu của Bộ Khoa học và Công nghệ, gồm: Nền tảng tích hợp, chia sẻ dữ liệu cấp tỉnh; Nền tảng tổng hợp, phân tích dữ liệu cấp tỉnh; Hệ thống thông tin nguồn cấp tỉnh; Trung tâm giám sát, điều hành thông minh cấp tỉnh; Nền tảng AI cấp tỉnh; Kho dữ liệu dùng chung cấp tỉnh, nhằm góp phần nâng cao các Chỉ số DTI của tỉnh', 'Phối hợp Sở Khoa học và Công nghệ, cơ quan có thẩm quyền khác tham gia triển khai Nền tảng tích hợp, chia sẻ dữ liệu cấp tỉnh; Nền tảng tổng hợp, phân tích dữ liệu cấp tỉnh; Trung tâm giám sát, điều hành thông minh cấp tỉnh; Nền tảng AI cấp tỉnh (ví dụ: Các Trợ lý ảo hỗ trợ CCVC thực thi công vụ, Trợ lý ảo khác); Kho dữ liệu dùng chung cấp tỉnh', 'Năm 2026', NULL, 'Sở Tư pháp (Các phòng, đơn vị thuộc Sở)', 'Các sở, ban, ngành cấp tỉnh', 'Báo cáo kết quả thực hiện', NULL, '');
INSERT INTO public.programme_task VALUES (18, 2, 3, '3', 'Hạ tầng và Nền tảng số', 'Phối hợp cơ quan có thẩm quyền triển khai, tăng cường ứng dụng trí tuệ nhân tạo, trợ lý ảo trong quản lý, điều hành, hỗ trợ hoạt động của cán bộ, công chức, viên chức, người lao động, người dân, doanh nghiệp và một số hoạt động nâng cao khác', 'Ứng dụng các công cụ AI phổ biến hiện nay (như: ChatGPT, Gemini, Notion AI, Canva AI,...) phục vụ công tác quản lý, điều hành, hỗ trợ hoạt động chuyên môn của cán bộ, công chức, viên chức, người lao động và một số hoạt động nâng cao khác', 'Năm 2026', NULL, 'Sở Tư pháp (Văn phòng Sở)', 'Các sở, ban, ngành cấp tỉnh; các phòng, đơn vị thuộc Sở', 'Thông qua Ứng dụng trí tuệ nhân tạo, trợ lý ảo trong quản lý, điều hành, hỗ trợ hoạt động chuyên môn đem lại hiệu quả, tối ưu hóa công việc thủ công của cán bộ, công chức, viên chức, người lao động và một số hoạt động nâng cao khác của ngành Tư pháp', NULL, '');
INSERT INTO public.programme_task VALUES (19, 2, 4, '4', 'Nhân lực số', '100% các phòng, đơn vị thuộc Sở thực hiện nhiệm vụ ứng dụng công nghệ thông tin, chuyển đổi số vào chuyên môn. Văn phòng Sở bố trí tối thiểu 02 công chức trở lên chuyên trách về chuyển đổi số; các phòng, đơn vị thuộc Sở bố trí tối thiểu 01 công chức, viên chức, người lao động trở lên chuyên trách về chuyển đổi số, nhằm để phục vụ triển khai nhiệm vụ chuyển đổi số chung của cơ quan, đơn vị', '- Ban hành Quyết định giao hoặc văn bản phân công bộ phận/đầu mối thực hiện nhiệm vụ chuyển đổi số - Ban hành Quyết định giao hoặc văn bản phân công công chức, viên chức chuyên trách về chuyển đổi số.', 'Năm 2026', NULL, 'Văn phòng Sở', 'Các phòng, đơn vị thuộc Sở', 'Các phòng, đơn vị thuộc Sở có bộ phận/đầu mối thực hiện nhiệm vụ chuyển đổi số và bố trí tối thiểu từ Văn phòng Sở bố trí tối thiểu 02 công chức trở lên chuyên trách về chuyển đổi số; các phòng, đơn vị thuộc Sở bố trí tối thiểu 01 công chức, viên chức, người lao động trở lên chuyên trách về chuyển đổi số', 100, '');
INSERT INTO public.programme_task VALUES (20, 2, 5, '5', 'Nhân lực số', 'Tham gia đào tạo, tập huấn, bồi dưỡng kiến thức về chuyển đổi số, đảm bảo 100% công chức, viên chức, người lao động tại các phòng, đơn vị thuộc Sở được đào tạo, bồi dưỡng theo chỉ tiêu được giao của cơ quan có thẩm quyền', 'Cử công chức, viên chức, người lao động tham gia đào tạo, tập huấn, bồi dưỡng kiến thức về chuyển đổi số do cơ quan có thẩm quyền tổ chức', 'Năm 2026', NULL, 'Sở Tư pháp (Văn phòng Sở)', 'Các sở, ban, ngành cấp tỉnh; các phòng, đơn vị thuộc Sở', '100% công chức, viên chức, người lao động được cử tham gia đào tạo, bồi dưỡng', 100, '');
INSERT INTO public.programme_task VALUES (21, 2, 6, '6', 'An toàn thông tin, an ninh mạng', 'Triển khai nhiệm vụ bảo đảm an toàn thông tin theo cấp độ cho các hệ thống thông tin, bảo đảm 100% hệ thống thông tin xây dựng hồ sơ đề xuất cấp độ và được phê duyệt theo quy định; triển khai đầy đủ phương án bảo đảm an toàn thông tin theo hồ sơ được phê duyệt', 'Xây dựng cấp độ và được cơ quan có thẩm quyền phê duyệt', 'Năm 2026', NULL, 'Sở Tư pháp (Văn phòng Sở)', 'Công an tỉnh An Giang', '100% hệ thống thông tin được phê duyệt hồ sơ đề xuất cấp độ và triển khai đầy đủ phương án bảo đảm an toàn thông tin theo hồ sơ được phê duyệt', 100, 'level_and_plan');
INSERT INTO public.programme_task VALUES (22, 2, 7, '7', 'An toàn thông tin, an ninh mạng', 'Thực hiện kiểm tra, đánh giá an toàn thông tin, an ninh mạng định kỳ cho hệ thống thông tin (tối thiểu 1 lần/2 năm đối với hệ thống thông tin cấp độ 1, cấp độ 2; tối thiểu 1 lần/năm đối với hệ thống thông tin cấp độ 3, cấp độ 4) và theo hướng dẫn của Bộ Công an, chỉ đạo của Công an tỉnh; thực hiện có hiệu quả nguyên tắc “Hệ thống thông tin chưa được kết luận bảo đảm an toàn thông tin thì chưa đưa vào sử dụng”', 'Thực hiện theo quyết định đã được phê duyệt của cơ quan có thẩm quyền', 'Năm 2026', NULL, 'Sở Tư pháp (Văn phòng Sở)', 'Công an tỉnh An Giang', '100% hệ thống thông tin kiểm tra, đánh giá an toàn thông tin, an ninh mạng định kỳ theo quy định hoặc theo văn bản chỉ đạo của Công an tỉnh', 100, 'audited');
INSERT INTO public.programme_task VALUES (23, 2, 8, '8', 'Hoạt động chính quyền số', 'Duy trì, cải thiện và nâng cấp Trang thông tin điện tử của Sở Tư pháp, đáp ứng yêu cầu chức năng, tính năng kỹ thuật theo quy định tại theo Thông tư số 22/2023/TT-BTTTT ngày 31/12/2023 của Bộ Thông tin và Truyền thông và hướng dẫn của Sở Khoa học và Công nghệ tỉnh', 'Xây dựng Quyết định/Kế hoạch và triển khai nâng cấp Trang thông tin điện tử của Sở Tư pháp đáp ứng yêu cầu chức năng, tính năng kỹ thuật theo quy định tại theo Thông tư số 22/2023/TT-BTTTT', 'Năm 2026', NULL, 'Sở Tư pháp (Văn phòng Sở)', 'Sở Khoa học và Công nghệ; Các sở, ban, ngành cấp tỉnh', 'Trang thông tin điện tử của Sở Tư pháp đáp ứng yêu cầu chức năng, tính năng kỹ thuật theo quy định tại theo Thông tư số 22/2023/TT-BTTTT', NULL, '');
INSERT INTO public.programme_task VALUES (24, 2, 9, '9', 'Hoạt động chính quyền số', 'Đẩy mạnh cung cấp dịch vụ công trực tuyến, phấn đấu 80% trở lên hồ sơ thủ tục hành chính là hồ sơ trực tuyến toàn trình; 80% người dân và doanh nghiệp sử dụng dịch vụ công trực tuyến; 95% người dân, doanh nghiệp đánh giá hài lòng khi sử dụng dịch vụ công trực tuyến', 'Xây dựng Kế hoạch triển khai thực hiện về CCHC, KSTTHC; Tuyên truyền trên Trang thông tin điện tử Sở Tư pháp và phương tiện thông tin khác', 'Năm 2026', NULL, 'Sở Tư pháp (Phòng, đơn vị thuộc Sở có TTHC)', 'Trung tâm Phục vụ hành chính công tỉnh; Sở Khoa học và Công nghệ', '80% trở lên hồ sơ thủ tục hành chính là hồ sơ trực tuyến toàn trình; 80% người dân và doanh nghiệp sử dụng dịch vụ công trực tuyến; 95% người dân, doanh nghiệp đánh giá hài lòng khi sử dụng dịch vụ công trực tuyến', NULL, '');
INSERT INTO public.programme_task VALUES (25, 2, 10, '10', 'Hoạt động Kinh tế số', 'Phối hợp cơ quan có thẩm quyền rà soát, xây dựng cơ chế, chính sách để thu hút, thúc đẩy phát triển các doanh nghiệp công nghệ số có mã ngành kinh doanh chính thuộc các mã ngành kinh tế số ICT và kinh tế số nền tảng. Tăng cường công tác thông tin, tuyên truyền, triển khai hỗ trợ các doanh nghiệp sử dụng hợp đồng điện tử, nhằm góp phần nâng cao các chỉ số DTI của tỉnh', '- Triển khai các nội dung tại Kế hoạch số 38/KH-UBND ngày 08/8/2025 của Ủy ban nhân dân tỉnh An Giang về hỗ trợ doanh nghiệp nhỏ và vừa, doanh nghiệp tư nhân, hộ kinh doanh, cá nhân kinh doanh năm 2026 và giai đoạn 2026 - 2028 trên địa bàn tỉnh An Giang. - Triển khai Kế hoạch thực hiện Chương trình phát triển kinh tế số - xã hội số với các mục tiêu được lượng hóa cụ thể; giao trách nhiệm người đứng đầu các đơn vị trực tiếp phụ trách, chỉ đạo. - Triển khai các nhiệm vụ hỗ trợ các doanh nghiệp nhỏ và vừa chuyển đổi số', 'Năm 2026', NULL, 'Sở Tư pháp (Các phòng, đơn vị thuộc Sở)', 'Các sở, ban, ngành cấp tỉnh', 'Tham gia, phối hợp cơ quan có thẩm quyền rà soát, xây dựng cơ chế, chính sách để thu hút, thúc đẩy phát triển các doanh nghiệp công nghệ số, nhằm góp phần nâng cao các chỉ số DTI của tỉnh', NULL, '');
INSERT INTO public.programme_task VALUES (26, 2, 11, '11', 'Hoạt động xã hội số', 'Phối hợp cơ quan có thẩm quyền tăng cường công tác thông tin, tuyên truyền, vận động, khuyến khích người dân đăng ký tài khoản giao dịch tại ngân hàng, đăng ký sử dụng chữ ký số hoặc chữ ký điện tử cá nhân để thực hiện các giao dịch điện tử, sử dụng Sổ sức khỏe điện tử. Tham gia đào tạo bồi dưỡng kỹ năng thông tin và truyền thông mức cơ bản cho người dân trên địa bàn tỉnh, nhằm góp phần nâng cao các chỉ số DTI của tỉnh', 'Tham gia cùng cơ quan có thẩm quyền tổ chức thông tin, tuyên truyền, vận động, khuyến khích người dân đăng ký tài khoản giao dịch tại ngân hàng, đăng ký sử dụng chữ ký số hoặc chữ ký điện tử cá nhân để thực hiện các giao dịch điện tử, sử dụng Sổ sức khỏe điện tử..', 'Năm 2026', NULL, 'Sở Tư pháp (Các phòng, đơn vị thuộc Sở)', 'Các sở, ban, ngành cấp tỉnh', 'Cử công chức, viên chức, người lao động tăng cường công tác thông tin, tuyên truyền, vận động, khuyến khích người dân đăng ký tài khoản giao dịch tại ngân hàng, đăng ký sử dụng chữ ký số hoặc chữ ký điện tử cá nhân để thực hiện các giao dịch điện tử, sử dụng Sổ sức khỏe điện tử', NULL, '');
INSERT INTO public.programme_task_unit VALUES (11, 5);
INSERT INTO public.programme_task_unit VALUES (12, 2);
INSERT INTO public.programme_task_unit VALUES (14, 3);
INSERT INTO public.programme_task_unit VALUES (14, 4);
INSERT INTO public.programme_task_unit VALUES (14, 6);
INSERT INTO public.programme_task_unit VALUES (14, 2);
INSERT INTO public.programme_task_unit VALUES (14, 5);
INSERT INTO public.programme_task_unit VALUES (15, 4);
INSERT INTO public.programme_task_unit VALUES (16, 2);
INSERT INTO public.programme_task_unit VALUES (17, 3);
INSERT INTO public.programme_task_unit VALUES (17, 4);
INSERT INTO public.programme_task_unit VALUES (17, 6);
INSERT INTO public.programme_task_unit VALUES (17, 2);
INSERT INTO public.programme_task_unit VALUES (17, 5);
INSERT INTO public.programme_task_unit VALUES (18, 2);
INSERT INTO public.programme_task_unit VALUES (19, 2);
INSERT INTO public.programme_task_unit VALUES (20, 2);
INSERT INTO public.programme_task_unit VALUES (21, 2);
INSERT INTO public.programme_task_unit VALUES (22, 2);
INSERT INTO public.programme_task_unit VALUES (23, 2);
INSERT INTO public.programme_task_unit VALUES (25, 3);
INSERT INTO public.programme_task_unit VALUES (25, 4);
INSERT INTO public.programme_task_unit VALUES (25, 6);
INSERT INTO public.programme_task_unit VALUES (25, 2);
INSERT INTO public.programme_task_unit VALUES (25, 5);
INSERT INTO public.programme_task_unit VALUES (26, 3);
INSERT INTO public.programme_task_unit VALUES (26, 4);
INSERT INTO public.programme_task_unit VALUES (26, 6);
INSERT INTO public.programme_task_unit VALUES (26, 2);
INSERT INTO public.programme_task_unit VALUES (26, 5);
INSERT INTO public.regulation VALUES (1, 7, '2026-11-28 17:46:17.335448+00', 'can.bo', NULL, NULL, NULL, '2026-05-03', '45/QĐ-STP', 'Sở Tư pháp');
INSERT INTO public.regulation VALUES (2, 10, '2026-11-28 17:46:17.731044+00', 'can.bo', NULL, NULL, NULL, '2025-07-07', '45/QĐ-STP', 'Sở Tư pháp');
INSERT INTO public.regulation VALUES (3, 2, '2026-11-28 17:46:18.012835+00', 'can.bo', NULL, NULL, NULL, '2024-12-19', '45/QĐ-STP', 'Sở Tư pháp');
INSERT INTO public.regulation VALUES (4, 8, '2026-11-28 17:46:18.244838+00', 'can.bo', NULL, NULL, NULL, '2026-08-21', '45/QĐ-STP', 'Sở Tư pháp');
INSERT INTO public.system VALUES (4, 'CBCCVC', 'Phần mềm quản lý hồ sơ cán bộ, công chức, viên chức tỉnh An Giang', 'Cập nhật thông tin hồ sơ cán bộ, công chức, viên chức của Sở Tư pháp.', '', '', 1, NULL, '2026-11-29', 1, '{"owner": "\u1ee6y ban nh\u00e2n d\u00e2n t\u1ec9nh An Giang (S\u1edf N\u1ed9i v\u1ee5)", "level": 2, "responsibility": "used", "reason": "H\u1ec7 th\u1ed1ng n\u1ed9i b\u1ed9 c\u00f3 th\u00f4ng tin ri\u00eang, th\u00f4ng tin c\u00e1 nh\u00e2n: c\u1ea5p \u0111\u1ed9 2 (N\u0110 331/2026 \u011012.1). H\u1ec7 th\u1ed1ng d\u00f9ng chung c\u1ee7a t\u1ec9nh."}', 'cbccvc phan mem quan ly ho so can bo, cong chuc, vien chuc tinh an giang cap nhat thong tin ho so can bo, cong chuc, vien chuc cua so tu phap.  ', 'VLCR QIQ W[AR P` LT YU EAR DT, ETRK EL\E, ]MIR EL\E ZMRL AR KMARK00100010000200040010000040005000000000400000000004000200000000000', NULL, NULL, NULL, NULL, NULL, false, true, NULL, '2026-12-06', NULL, NULL, NULL, NULL);
INSERT INTO public.system VALUES (1, 'CONG-TTDT', 'Cổng thông tin điện tử Sở Tư pháp', 'Nâng cao chất lượng và tần suất cập nhật tin, bài.', '', '', 1, NULL, '2026-11-29', 1, '{"owner": "\u1ee6y ban nh\u00e2n d\u00e2n t\u1ec9nh An Giang, ho\u1eb7c S\u1edf T\u01b0 ph\u00e1p n\u1ebfu \u0111\u01b0\u1ee3c \u1ee7y quy\u1ec1n", "level": 2, "responsibility": "owned", "reason": "Cung c\u1ea5p th\u00f4ng tin cho ng\u01b0\u1eddi d\u00e2n: t\u1eeb c\u1ea5p \u0111\u1ed9 2 tr\u1edf l\u00ean (N\u0110 331/2026 \u011012.2); l\u00ean c\u1ea5p \u0111\u1ed9 3 n\u1ebfu ch\u1ea1m ti\u00eau ch\u00ed t\u1ea1i \u011013.2."}', 'cong-ttdt cong thong tin dien tu so tu phap nang cao chat luong va tan suat cap nhat tin, bai.  ', 'ETRK ZLTRK ZMR GMIR Z\ YU Z\ VLAV020000000000000005000200200000040', NULL, NULL, NULL, NULL, NULL, false, true, NULL, '2026-12-06', NULL, NULL, NULL, NULL);
INSERT INTO public.system VALUES (2, 'HO-TICH', 'Hệ thống thông tin quản lý Hộ tịch', 'Triển khai, hướng dẫn sử dụng Hệ thống thông tin Quản lý Hộ tịch của Bộ Tư pháp cho công chức Tư pháp - Hộ tịch xã, phường, đặc khu trên địa bàn tỉnh. Hướng dẫn rà soát dữ liệu hộ tịch trên Hệ thống thông tin quản lý Hộ tịch của Bộ Tư pháp và cập nhật xác nhận tình trạng hôn nhân theo hướng dẫn của cơ quan có thẩm quyền (dữ liệu 90 ngày đêm).', '', '', 1, NULL, '2026-11-29', 1, '{"owner": "B\u1ed9 T\u01b0 ph\u00e1p", "level": 3, "responsibility": "used", "reason": "H\u1ec7 th\u1ed1ng c\u1ee7a B\u1ed9 T\u01b0 ph\u00e1p, S\u1edf kh\u00f4ng t\u1ef1 x\u00e1c \u0111\u1ecbnh c\u1ea5p \u0111\u1ed9; nhi\u1ec1u kh\u1ea3 n\u0103ng t\u1eeb c\u1ea5p \u0111\u1ed9 3 (N\u0110 331/2026 \u011013.2). H\u00e3y xin ch\u1ee7 qu\u1ea3n s\u1ed1 quy\u1ebft \u0111\u1ecbnh ph\u00ea duy\u1ec7t c\u1ea5p \u0111\u1ed9."}', 'ho-tich he thong thong tin quan ly ho tich trien khai, huong dan su dung he thong thong tin quan ly ho tich cua bo tu phap cho cong chuc tu phap - ho tich xa, phuong, dac khu tren dia ban tinh. huong dan ra soat du lieu ho tich tren he thong thong tin quan ly ho tich cua bo tu phap va cap nhat xac nhan tinh trang hon nhan theo huong dan cua co quan co tham quyen (du lieu 90 ngay dem).  ', 'LI ZLTRK ZLTRK ZMR W[AR P` LT ZMEL0500040000000000000002000400500500', 3, '85/2016', '2026-01-08', '2026-01-08', NULL, false, true, NULL, '2026-12-03', NULL, NULL, NULL, '2027-06-30');
INSERT INTO public.system VALUES (5, 'QUOC-TICH', 'Phần mềm công cụ quản lý hồ sơ quốc tịch cho Sở Tư pháp', 'Tiếp nhận hồ sơ xác nhận có quốc tịch Việt Nam.', '', '', 1, NULL, '2026-11-29', 1, '{"owner": "B\u1ed9 T\u01b0 ph\u00e1p", "level": 3, "responsibility": "used", "reason": "Ti\u1ebfp nh\u1eadn h\u1ed3 s\u01a1 th\u1ee7 t\u1ee5c h\u00e0nh ch\u00ednh: c\u00f3 th\u1ec3 l\u00e0 c\u1ea5p \u0111\u1ed9 3 (N\u0110 331/2026 \u011013.2.b). H\u00e3y h\u1ecfi ch\u1ee7 qu\u1ea3n."}', 'quoc-tich phan mem cong cu quan ly ho so quoc tich cho so tu phap tiep nhan ho so xac nhan co quoc tich viet nam.  ', 'VLCR QIQ ETRK E[ W[AR P` LT YU W[TE ZMEL ELS YU Z\ VLAV0010001000000005000200040010000004000500000000200000040', NULL, NULL, NULL, NULL, NULL, false, true, NULL, '2026-12-06', NULL, NULL, NULL, NULL);
INSERT INTO public.system VALUES (18, 'THU-DIEN-TU', 'Hộp thư điện tử của tỉnh (@angiang.gov.vn)', '100% cán bộ, công chức, viên chức sử dụng hộp thư điện tử của tỉnh (@angiang.gov.vn) trong gửi, nhận văn bản điện tử.', '', '', 1, NULL, '2026-11-29', 1, '{"owner": "\u1ee6y ban nh\u00e2n d\u00e2n t\u1ec9nh An Giang", "level": 2, "responsibility": "used", "reason": "H\u1ec7 th\u1ed1ng n\u1ed9i b\u1ed9 c\u00f3 th\u00f4ng tin ri\u00eang, th\u00f4ng tin c\u00e1 nh\u00e2n: c\u1ea5p \u0111\u1ed9 2 (N\u0110 331/2026 \u011012.1). H\u1ec7 th\u1ed1ng d\u00f9ng chung c\u1ee7a t\u1ec9nh."}', 'thu-dien-tu hop thu dien tu cua tinh (@angiang.gov.vn) 100% can bo, cong chuc, vien chuc su dung hop thu dien tu cua tinh (@angiang.gov.vn) trong gui, nhan van ban dien tu.  ', 'LTV ZL\ GMIR Z\ E[A ZMRL (@ARKMARK.KS].]R)050000000050002002000200000000000000000000', NULL, NULL, NULL, NULL, NULL, false, true, NULL, '2026-12-06', NULL, NULL, NULL, NULL);
INSERT INTO public.system VALUES (6, 'CSDL-PL', 'Phần mềm Cơ sở dữ liệu quốc gia về pháp luật', 'Cập nhật văn bản quy phạm pháp luật do Hội đồng nhân dân, Ủy ban nhân dân tỉnh ban hành vào Cơ sở dữ liệu quốc gia về pháp luật của Bộ Tư pháp.', '', '', 1, NULL, '2026-11-29', 1, '{"owner": "B\u1ed9 T\u01b0 ph\u00e1p", "responsibility": "used", "reason": "H\u1ec7 th\u1ed1ng c\u1ee7a B\u1ed9 T\u01b0 ph\u00e1p: c\u1ea5p \u0111\u1ed9 do ch\u1ee7 qu\u1ea3n x\u00e1c \u0111\u1ecbnh (N\u0110 331/2026 \u011018). H\u00e3y xin ch\u1ee7 qu\u1ea3n s\u1ed1 quy\u1ebft \u0111\u1ecbnh ph\u00ea duy\u1ec7t c\u1ea5p \u0111\u1ed9."}', 'csdl-pl phan mem co so du lieu quoc gia ve phap luat cap nhat van ban quy pham phap luat do hoi dong nhan dan, uy ban nhan dan tinh ban hanh vao co so du lieu quoc gia ve phap luat cua bo tu phap.  ', 'VLCR QIQ EU YU F\ PMI[ W[TE KMA ]I VLAV P[CZ00100010000002003000500004000000010004000050', NULL, NULL, NULL, NULL, NULL, false, true, NULL, '2026-12-06', NULL, NULL, NULL, NULL);
INSERT INTO public.system VALUES (9, 'TAI-SAN', 'Phần mềm quản lý tài sản nhà nước', 'Quản lý tài sản của Sở Tư pháp.', '', '', 1, NULL, '2026-11-29', 1, '{"owner": "B\u1ed9 T\u00e0i ch\u00ednh, ho\u1eb7c S\u1edf T\u00e0i ch\u00ednh", "responsibility": "used", "reason": "H\u1ec7 th\u1ed1ng c\u1ee7a ng\u00e0nh T\u00e0i ch\u00ednh: c\u1ea5p \u0111\u1ed9 do ch\u1ee7 qu\u1ea3n x\u00e1c \u0111\u1ecbnh (N\u0110 331/2026 \u011018). H\u00e3y xin ch\u1ee7 qu\u1ea3n s\u1ed1 quy\u1ebft \u0111\u1ecbnh ph\u00ea duy\u1ec7t c\u1ea5p \u0111\u1ed9."}', 'tai-san phan mem quan ly tai san nha nuoc quan ly tai san cua so tu phap.  ', 'VLCR QIQ W[AR P` ZAM YAR RLA R\UE001000100002000400100020000100040', NULL, NULL, NULL, NULL, NULL, false, true, NULL, '2026-12-06', NULL, NULL, NULL, NULL);
INSERT INTO public.system VALUES (11, 'TRANG-PBGDPL', 'Trang Thông tin điện tử phổ biến, giáo dục pháp luật tỉnh', 'Nâng cấp, hoàn thiện Trang Thông tin điện tử phổ biến, giáo dục pháp luật tỉnh với chức năng chính là cung cấp thông tin pháp luật, phổ biến, giáo dục pháp luật cho người dân, doanh nghiệp.', '', '', 1, NULL, '2026-11-29', 1, '{"owner": "S\u1edf T\u01b0 ph\u00e1p, ho\u1eb7c \u1ee6y ban nh\u00e2n d\u00e2n t\u1ec9nh An Giang", "level": 2, "responsibility": "owned", "reason": "Ph\u1ee5c v\u1ee5 ng\u01b0\u1eddi d\u00e2n, doanh nghi\u1ec7p: t\u1eeb c\u1ea5p \u0111\u1ed9 2 (N\u0110 331/2026 \u011012.2); l\u00ean c\u1ea5p \u0111\u1ed9 3 theo s\u1ed1 ch\u1ee7 th\u1ec3 d\u1eef li\u1ec7u (\u011013.2.c)."}', 'trang-pbgdpl trang thong tin dien tu pho bien, giao duc phap luat tinh nang cap, hoan thien trang thong tin dien tu pho bien, giao duc phap luat tinh voi chuc nang chinh la cung cap thong tin phap luat, pho bien, giao duc phap luat cho nguoi dan, doanh nghiep.  ', 'ZXARK ZLTRK ZMR GMIR Z\ VLT DMIR, KMAS F[E VLAV P[CZ ZMRL000000000000000000500020002000400000400050000400005000200', NULL, NULL, NULL, NULL, NULL, false, true, NULL, '2026-12-06', NULL, NULL, NULL, NULL);
INSERT INTO public.system VALUES (12, 'TGPL', 'Phần mềm quản lý tổ chức và hoạt động trợ giúp pháp lý', 'Quản lý, lưu trữ hồ sơ điện tử của từng vụ việc trợ giúp pháp lý và hỗ trợ các công tác quản lý khác trong hoạt động trợ giúp pháp lý như quản lý thông tin cán bộ, quản lý thông tin tổ chức, cung cấp các báo cáo, thống kê.', '', '', 1, NULL, '2026-11-29', 1, '{"owner": "B\u1ed9 T\u01b0 ph\u00e1p", "responsibility": "used", "reason": "H\u1ec7 th\u1ed1ng c\u1ee7a B\u1ed9 T\u01b0 ph\u00e1p: c\u1ea5p \u0111\u1ed9 do ch\u1ee7 qu\u1ea3n x\u00e1c \u0111\u1ecbnh (N\u0110 331/2026 \u011018). H\u00e3y xin ch\u1ee7 qu\u1ea3n s\u1ed1 quy\u1ebft \u0111\u1ecbnh ph\u00ea duy\u1ec7t c\u1ea5p \u0111\u1ed9."}', 'tgpl phan mem quan ly to chuc va hoat dong tro giup phap ly quan ly, luu tru ho so dien tu cua tung vu viec tro giup phap ly va ho tro cac cong tac quan ly khac trong hoat dong tro giup phap ly nhu quan ly thong tin can bo, quan ly thong tin to chuc, cung cap cac bao cao, thong ke.  ', 'VLCR QIQ W[AR P` ZT EL\E ]A LSAZ GTRK ZXU KM[V VLAV P`001000100002000400200040001000500050000050004000040004', NULL, NULL, NULL, NULL, NULL, false, true, NULL, '2026-12-06', NULL, NULL, NULL, NULL);
INSERT INTO public.system VALUES (13, 'THONG-KE', 'Phần mềm thống kê ngành Tư pháp', 'Thống kê số liệu hoạt động Ngành.', '', '', 1, NULL, '2026-11-29', 1, '{"owner": "B\u1ed9 T\u01b0 ph\u00e1p", "responsibility": "used", "reason": "H\u1ec7 th\u1ed1ng c\u1ee7a B\u1ed9 T\u01b0 ph\u00e1p: c\u1ea5p \u0111\u1ed9 do ch\u1ee7 qu\u1ea3n x\u00e1c \u0111\u1ecbnh (N\u0110 331/2026 \u011018). H\u00e3y xin ch\u1ee7 qu\u1ea3n s\u1ed1 quy\u1ebft \u0111\u1ecbnh ph\u00ea duy\u1ec7t c\u1ea5p \u0111\u1ed9."}', 'thong-ke phan mem thong ke nganh tu phap thong ke so lieu hoat dong nganh.  ', 'VLCR QIQ ZLTRK OI RKARL Z\ VLAV0010001000040000000010000000040', NULL, NULL, NULL, NULL, NULL, false, true, NULL, '2026-12-06', NULL, NULL, NULL, NULL);
INSERT INTO public.system VALUES (14, 'NGAN-CHAN', 'Hệ thống cơ sở dữ liệu công chứng, chứng thực của Sở Tư pháp về thông tin ngăn chặn', 'Tiếp nhận và cập nhật các văn bản ngăn chặn của các cơ quan có thẩm quyền.', '', '', 1, NULL, '2026-11-29', 1, '{"owner": "S\u1edf T\u01b0 ph\u00e1p, ho\u1eb7c \u1ee6y ban nh\u00e2n d\u00e2n t\u1ec9nh An Giang", "level": 2, "responsibility": "owned", "reason": "C\u00f3 d\u1eef li\u1ec7u c\u00e1 nh\u00e2n c\u1ee7a nhi\u1ec1u ng\u01b0\u1eddi: c\u1ea5p \u0111\u1ed9 2 ho\u1eb7c 3 theo s\u1ed1 ch\u1ee7 th\u1ec3 d\u1eef li\u1ec7u (N\u0110 331/2026 \u011012.2.b, \u011013.2.c). H\u00e3y \u0111\u1ebfm r\u1ed3i ph\u00e2n lo\u1ea1i."}', 'ngan-chan he thong co so du lieu cong chung, chung thuc cua so tu phap ve thong tin ngan chan tiep nhan va cap nhat cac van ban ngan chan cua cac co quan co tham quyen.  ', 'LI ZLTRK EU YU F\ PMI[ ETRK EL\RK, EL\RK ZL\E E[A YU Z\ VLAV ]I ZLTRK ZMR RKBR ELBR05000400000002003000500000000040000004000005000200020000004000100000000000000000050', NULL, NULL, NULL, NULL, NULL, false, true, NULL, '2026-12-06', NULL, NULL, NULL, NULL);
INSERT INTO public.system VALUES (15, 'KNTC', 'Hệ thống Cơ sở dữ liệu quốc gia về khiếu nại, tố cáo', 'Cập nhật, theo dõi, quản lý các thông tin về tiếp công dân, xử lý đơn, giải quyết khiếu nại, tố cáo, kiến nghị, phản ánh.', '', '', 1, NULL, '2026-11-29', 1, '{"owner": "Thanh tra Ch\u00ednh ph\u1ee7", "responsibility": "used", "reason": "H\u1ec7 th\u1ed1ng c\u1ee7a Thanh tra Ch\u00ednh ph\u1ee7: c\u1ea5p \u0111\u1ed9 do ch\u1ee7 qu\u1ea3n x\u00e1c \u0111\u1ecbnh (N\u0110 331/2026 \u011018). H\u00e3y xin ch\u1ee7 qu\u1ea3n s\u1ed1 quy\u1ebft \u0111\u1ecbnh ph\u00ea duy\u1ec7t c\u1ea5p \u0111\u1ed9."}', 'kntc he thong co so du lieu quoc gia ve khieu nai, to cao cap nhat, theo doi, quan ly cac thong tin ve tiep cong dan, xu ly don, giai quyet khieu nai, to cao, kien nghi, phan anh.  ', 'LI ZLTRK EU YU F\ PMI[ W[TE KMA ]I OLMI[ RAM, ZT EAS0500040000000200300050000400000001000040005000040040', NULL, NULL, NULL, NULL, NULL, false, true, NULL, '2026-12-06', NULL, NULL, NULL, NULL);
INSERT INTO public.system VALUES (16, 'TRO-LY-AO', 'Phần mềm “Trợ lý ảo pháp luật cho cán bộ, công chức”', 'Phối hợp với bộ phận chuyên môn Sở Khoa học và Công nghệ khai thác, cập nhật thông tin pháp luật, vận hành thử nghiệm phần mềm “Trợ lý ảo pháp luật cho cán bộ, công chức” và đưa vào sử dụng rộng rãi trên địa bàn tỉnh An Giang.', '', '', 1, NULL, '2026-11-29', 1, '{"owner": "S\u1edf Khoa h\u1ecdc v\u00e0 C\u00f4ng ngh\u1ec7, ho\u1eb7c \u1ee6y ban nh\u00e2n d\u00e2n t\u1ec9nh An Giang", "level": 2, "responsibility": "used", "reason": "K\u1ebf ho\u1ea1ch giao S\u1edf ph\u1ed1i h\u1ee3p v\u1edbi S\u1edf Khoa h\u1ecdc v\u00e0 C\u00f4ng ngh\u1ec7; d\u1ecbch v\u1ee5 tr\u1ef1c tuy\u1ebfn c\u00f3 ng\u01b0\u1eddi d\u00f9ng: t\u1eeb c\u1ea5p \u0111\u1ed9 2 theo s\u1ed1 ch\u1ee7 th\u1ec3 d\u1eef li\u1ec7u (N\u0110 331/2026 \u011012.2.b)."}', 'tro-ly-ao phan mem “tro ly ao phap luat cho can bo, cong chuc” phoi hop voi bo phan chuyen mon so khoa hoc va cong nghe khai thac, cap nhat thong tin phap luat, van hanh thu nghiem phan mem “tro ly ao phap luat cho can bo, cong chuc” va dua vao su dung rong rai tren dia ban tinh an giang.  ', 'VLCR QIQ @ZXU P` AS VLAV P[CZ ELS EAR DT, ETRK EL\E@0010001000005004020000400005000000040005000000000400', NULL, NULL, NULL, NULL, NULL, false, true, NULL, '2026-12-06', NULL, NULL, NULL, NULL);
INSERT INTO public.system VALUES (8, 'LUU-TRU', 'Phần mềm quản lý hồ sơ tài liệu lưu trữ', 'Tra cứu dữ liệu văn thư lưu trữ.', '', '', 1, NULL, '2026-11-29', 1, '{"owner": "S\u1edf T\u01b0 ph\u00e1p, ho\u1eb7c \u1ee6y ban nh\u00e2n d\u00e2n t\u1ec9nh An Giang", "level": 2, "responsibility": "owned", "reason": "H\u1ec7 th\u1ed1ng n\u1ed9i b\u1ed9 c\u00f3 th\u00f4ng tin ri\u00eang: \u00edt nh\u1ea5t c\u1ea5p \u0111\u1ed9 2 (N\u0110 331/2026 \u011012.1). C\u00f3 th\u1ec3 c\u00f2n thu\u1ed9c QCVN 12:2026/BCA v\u1ec1 h\u1ec7 th\u1ed1ng l\u01b0u tr\u1eef t\u00e0i li\u1ec7u \u0111i\u1ec7n t\u1eed: h\u00e3y \u0111\u1ed1i chi\u1ebfu ph\u1ea1m vi \u00e1p d\u1ee5ng."}', 'luu-tru phan mem quan ly ho so tai lieu luu tru tra cuu du lieu van thu luu tru.  ', 'VLCR QIQ W[AR P` LT YU ZAM PMI[ P\[ ZX\001000100002000400100000100005000000003', 2, '331/2026', '2028-10-30', '2026-12-19', '2026-12-19', true, true, NULL, '2026-12-05', NULL, NULL, NULL, NULL);
INSERT INTO public.system VALUES (7, 'IOFFICE', 'Hệ thống quản lý Văn bản và điều hành (iOffice)', 'Tiếp nhận, xử lý văn bản đến; soạn thảo, phát hành văn bản đi và tra cứu dữ liệu bằng Hệ thống quản lý văn bản và điều hành qua môi trường điện tử.', 'Ủy ban nhân dân tỉnh An Giang', 'Văn phòng Sở Tư pháp', 1, NULL, '2026-11-29', 1, '{"owner": "\u1ee6y ban nh\u00e2n d\u00e2n t\u1ec9nh An Giang", "level": 2, "responsibility": "used", "reason": "H\u1ec7 th\u1ed1ng n\u1ed9i b\u1ed9 c\u00f3 th\u00f4ng tin ri\u00eang: c\u1ea5p \u0111\u1ed9 2 (N\u0110 331/2026 \u011012.1); c\u00f3 th\u1ec3 l\u00e0 c\u1ea5p \u0111\u1ed9 3 v\u00ec d\u00f9ng chung to\u00e0n t\u1ec9nh (\u011013.3)."}', 'ioffice he thong quan ly van ban va dieu hanh (ioffice) tiep nhan, xu ly van ban den; soan thao, phat hanh van ban di va tra cuu du lieu bang he thong quan ly van ban va dieu hanh qua moi truong dien tu. uy ban nhan dan tinh an giang van phong so tu phap', 'LI ZLTRK W[AR P` ]BR DAR ]A GMI[ LARL (MSJJMEH)05000400000200040000002000100010001000000000000', 3, '85/2016', '2027-07-02', '2027-07-02', NULL, false, true, NULL, '2027-04-03', NULL, NULL, NULL, '2027-06-30');
INSERT INTO public.system VALUES (10, 'MISA', 'Phần mềm kế toán Misa', 'Hạch toán chứng từ thu, chi lương, báo cáo tài chính của Sở Tư pháp.', 'Ủy ban nhân dân tỉnh An Giang', 'Văn phòng Sở Tư pháp', 1, NULL, '2026-11-29', 1, '{"owner": "S\u1edf T\u01b0 ph\u00e1p (thu\u00ea d\u1ecbch v\u1ee5)", "level": 2, "responsibility": "owned", "reason": "H\u1ec7 th\u1ed1ng n\u1ed9i b\u1ed9 c\u00f3 th\u00f4ng tin c\u00e1 nh\u00e2n, th\u00f4ng tin ri\u00eang: c\u1ea5p \u0111\u1ed9 2 (N\u0110 331/2026 \u011012.1)."}', 'misa phan mem ke toan misa hach toan chung tu thu, chi luong, bao cao tai chinh cua so tu phap. uy ban nhan dan tinh an giang van phong so tu phap', 'VLCR QIQ OI ZSAR QMYA001000100040004000000', 2, '85/2016', '2028-09-30', '2028-09-30', '2028-09-30', true, true, NULL, '2028-07-02', NULL, NULL, NULL, '2027-06-30');
INSERT INTO public.system VALUES (17, 'LRIS', 'Hệ thống thông tin báo cáo của tỉnh (LRIS)', 'Báo cáo kết quả gửi, nhận văn bản điện tử và xử lý hồ sơ công việc trên môi trường mạng theo Quyết định số 28/2018/QĐ-TTg ngày 12/7/2018 của Thủ tướng Chính phủ trên Hệ thống thông tin báo cáo của tỉnh (LRIS).', '', '', 1, NULL, '2026-11-29', 1, '{"owner": "\u1ee6y ban nh\u00e2n d\u00e2n t\u1ec9nh An Giang", "responsibility": "used", "reason": "H\u1ec7 th\u1ed1ng d\u00f9ng chung c\u1ee7a t\u1ec9nh: c\u1ea5p \u0111\u1ed9 do ch\u1ee7 qu\u1ea3n x\u00e1c \u0111\u1ecbnh (N\u0110 331/2026 \u011018). H\u00e3y xin ch\u1ee7 qu\u1ea3n s\u1ed1 quy\u1ebft \u0111\u1ecbnh ph\u00ea duy\u1ec7t c\u1ea5p \u0111\u1ed9."}', 'lris he thong thong tin bao cao cua tinh (lris) bao cao ket qua gui, nhan van ban dien tu va xu ly ho so cong viec tren moi truong mang theo quyet dinh so 28/2018/qd-ttg ngay 12/7/2018 cua thu tuong chinh phu tren he thong thong tin bao cao cua tinh (lris).  ', 'LI ZLTRK ZLTRK ZMR DAS EAS E[A ZMRL (PXMY)050004000000000000004000400020002000000000', NULL, NULL, NULL, NULL, NULL, false, true, NULL, '2026-12-06', NULL, NULL, NULL, NULL);
INSERT INTO public.system VALUES (3, 'TTHC', 'Hệ thống thông tin giải quyết thủ tục hành chính tỉnh An Giang', 'Rà soát, cập nhật bổ sung các Quyết định thủ tục hành chính: Ban hành về mức độ dịch vụ công trực tuyến, công bố sửa đổi, bổ sung các thủ tục hành chính, quy trình nội bộ trong giải quyết các thủ tục hành chính. Tiếp nhận, giải quyết và trả kết quả hồ sơ thủ tục hành chính trên dịch vụ công tỉnh.', '', '', 1, NULL, '2026-11-29', 1, '{"owner": "\u1ee6y ban nh\u00e2n d\u00e2n t\u1ec9nh An Giang", "level": 3, "responsibility": "used", "reason": "Gi\u1ea3i quy\u1ebft th\u1ee7 t\u1ee5c h\u00e0nh ch\u00ednh: c\u1ea5p \u0111\u1ed9 3 (N\u0110 331/2026 \u011013.2.b). H\u1ec7 th\u1ed1ng d\u00f9ng chung c\u1ee7a t\u1ec9nh."}', 'tthc he thong thong tin giai quyet thu tuc hanh chinh tinh an giang ra soat, cap nhat bo sung cac quyet dinh thu tuc hanh chinh: ban hanh ve muc do dich vu cong truc tuyen, cong bo sua doi, bo sung cac thu tuc hanh chinh, quy trinh noi bo trong giai quyet cac thu tuc hanh chinh. tiep nhan, giai quyet va tra ket qua ho so thu tuc hanh chinh tren dich vu cong tinh.  ', 'LI ZLTRK ZLTRK ZMR KMAM W[`IZ ZL[ Z[E LARL ELMRL ZMRL AR KMARK05000400000000000000020000040000200500010000040000200000000000', NULL, NULL, NULL, NULL, NULL, false, true, NULL, '2026-12-06', NULL, NULL, NULL, NULL);
INSERT INTO public.system_unit VALUES (1, 2, 'uses');
INSERT INTO public.system_unit VALUES (1, 3, 'coordinates');
INSERT INTO public.system_unit VALUES (1, 4, 'coordinates');
INSERT INTO public.system_unit VALUES (1, 5, 'coordinates');
INSERT INTO public.system_unit VALUES (1, 6, 'coordinates');
INSERT INTO public.system_unit VALUES (2, 2, 'coordinates');
INSERT INTO public.system_unit VALUES (2, 3, 'uses');
INSERT INTO public.system_unit VALUES (3, 2, 'coordinates');
INSERT INTO public.system_unit VALUES (3, 2, 'uses');
INSERT INTO public.system_unit VALUES (3, 3, 'coordinates');
INSERT INTO public.system_unit VALUES (3, 3, 'uses');
INSERT INTO public.system_unit VALUES (3, 4, 'coordinates');
INSERT INTO public.system_unit VALUES (4, 2, 'uses');
INSERT INTO public.system_unit VALUES (4, 3, 'uses');
INSERT INTO public.system_unit VALUES (4, 4, 'uses');
INSERT INTO public.system_unit VALUES (4, 5, 'uses');
INSERT INTO public.system_unit VALUES (4, 6, 'uses');
INSERT INTO public.system_unit VALUES (5, 3, 'uses');
INSERT INTO public.system_unit VALUES (6, 5, 'uses');
INSERT INTO public.system_unit VALUES (7, 2, 'uses');
INSERT INTO public.system_unit VALUES (7, 3, 'uses');
INSERT INTO public.system_unit VALUES (7, 4, 'uses');
INSERT INTO public.system_unit VALUES (7, 5, 'uses');
INSERT INTO public.system_unit VALUES (7, 6, 'uses');
INSERT INTO public.system_unit VALUES (8, 2, 'uses');
INSERT INTO public.system_unit VALUES (9, 2, 'uses');
INSERT INTO public.system_unit VALUES (10, 2, 'uses');
INSERT INTO public.system_unit VALUES (11, 4, 'uses');
INSERT INTO public.system_unit VALUES (12, 6, 'uses');
INSERT INTO public.system_unit VALUES (13, 2, 'uses');
INSERT INTO public.system_unit VALUES (14, 3, 'uses');
INSERT INTO public.system_unit VALUES (15, 2, 'uses');
INSERT INTO public.system_unit VALUES (15, 3, 'coordinates');
INSERT INTO public.system_unit VALUES (15, 4, 'coordinates');
INSERT INTO public.system_unit VALUES (15, 5, 'coordinates');
INSERT INTO public.system_unit VALUES (15, 6, 'coordinates');
INSERT INTO public.system_unit VALUES (16, 4, 'uses');
INSERT INTO public.system_unit VALUES (18, 2, 'uses');
INSERT INTO public.system_unit VALUES (18, 3, 'uses');
INSERT INTO public.system_unit VALUES (18, 4, 'uses');
INSERT INTO public.system_unit VALUES (18, 5, 'uses');
INSERT INTO public.system_unit VALUES (18, 6, 'uses');
INSERT INTO public.task_progress VALUES (1, 16, 2, 2026, 1, '2026-11-29', 'in_progress', 20, 'Đã phân công đầu mối và ban hành văn bản triển khai', 'Thiếu kinh phí', '2026-11-28 17:46:21.039208+00', 'can.bo', NULL, NULL, NULL);
INSERT INTO public.task_progress VALUES (3, 17, 2, 2026, 1, '2026-11-29', 'in_progress', NULL, 'Đã phân công đầu mối và ban hành văn bản triển khai', '', '2026-11-28 17:46:21.039208+00', 'can.bo', NULL, NULL, NULL);
INSERT INTO public.task_progress VALUES (4, 17, 2, 2026, 4, '2026-11-29', 'in_progress', NULL, 'Đã phân công đầu mối và ban hành văn bản triển khai', '', '2026-11-28 17:46:21.039208+00', 'can.bo', NULL, NULL, NULL);
INSERT INTO public.task_progress VALUES (5, 17, 3, 2026, 1, '2026-11-29', 'in_progress', NULL, 'Đã phân công đầu mối và ban hành văn bản triển khai', '', '2026-11-28 17:46:21.039208+00', 'can.bo', NULL, NULL, NULL);
INSERT INTO public.task_progress VALUES (6, 17, 3, 2026, 4, '2026-11-29', 'in_progress', NULL, 'Đã phân công đầu mối và ban hành văn bản triển khai', '', '2026-11-28 17:46:21.039208+00', 'can.bo', NULL, NULL, NULL);
INSERT INTO public.task_progress VALUES (7, 19, 2, 2026, 1, '2026-11-29', 'in_progress', 20, 'Đã phân công đầu mối và ban hành văn bản triển khai', '', '2026-11-28 17:46:21.039208+00', 'can.bo', NULL, NULL, NULL);
INSERT INTO public.task_progress VALUES (8, 19, 2, 2026, 4, '2026-11-29', 'in_progress', 60, 'Đã phân công đầu mối và ban hành văn bản triển khai', '', '2026-11-28 17:46:21.039208+00', 'can.bo', NULL, NULL, NULL);
INSERT INTO public.task_progress VALUES (9, 20, 2, 2026, 1, '2026-11-29', 'in_progress', 20, 'Đã phân công đầu mối và ban hành văn bản triển khai', '', '2026-11-28 17:46:21.039208+00', 'can.bo', NULL, NULL, NULL);
INSERT INTO public.task_progress VALUES (10, 20, 2, 2026, 4, '2026-11-29', 'in_progress', 60, 'Đã phân công đầu mối và ban hành văn bản triển khai', '', '2026-11-28 17:46:21.039208+00', 'can.bo', NULL, NULL, NULL);
INSERT INTO public.task_progress VALUES (11, 23, 2, 2026, 1, '2026-11-29', 'in_progress', NULL, 'Đã phân công đầu mối và ban hành văn bản triển khai', '', '2026-11-28 17:46:21.039208+00', 'can.bo', NULL, NULL, NULL);
INSERT INTO public.task_progress VALUES (12, 23, 2, 2026, 4, '2026-11-29', 'in_progress', NULL, 'Đã phân công đầu mối và ban hành văn bản triển khai', '', '2026-11-28 17:46:21.039208+00', 'can.bo', NULL, NULL, NULL);
INSERT INTO public.task_progress VALUES (13, 25, 2, 2026, 1, '2026-11-29', 'in_progress', NULL, 'Đã phân công đầu mối và ban hành văn bản triển khai', '', '2026-11-28 17:46:21.039208+00', 'can.bo', NULL, NULL, NULL);
INSERT INTO public.task_progress VALUES (14, 25, 2, 2026, 4, '2026-11-29', 'in_progress', NULL, 'Đã phân công đầu mối và ban hành văn bản triển khai', '', '2026-11-28 17:46:21.039208+00', 'can.bo', NULL, NULL, NULL);
INSERT INTO public.task_progress VALUES (15, 25, 3, 2026, 1, '2026-11-29', 'in_progress', NULL, 'Đã phân công đầu mối và ban hành văn bản triển khai', '', '2026-11-28 17:46:21.039208+00', 'can.bo', NULL, NULL, NULL);
INSERT INTO public.task_progress VALUES (16, 25, 3, 2026, 4, '2026-11-29', 'in_progress', NULL, 'Đã phân công đầu mối và ban hành văn bản triển khai', '', '2026-11-28 17:46:21.039208+00', 'can.bo', NULL, NULL, NULL);
INSERT INTO public.task_progress VALUES (17, 26, 2, 2026, 1, '2026-11-29', 'in_progress', NULL, 'Đã phân công đầu mối và ban hành văn bản triển khai', '', '2026-11-28 17:46:21.039208+00', 'can.bo', NULL, NULL, NULL);
INSERT INTO public.task_progress VALUES (18, 26, 2, 2026, 4, '2026-11-29', 'in_progress', NULL, 'Đã phân công đầu mối và ban hành văn bản triển khai', '', '2026-11-28 17:46:21.039208+00', 'can.bo', NULL, NULL, NULL);
INSERT INTO public.task_progress VALUES (19, 26, 3, 2026, 1, '2026-11-29', 'in_progress', NULL, 'Đã phân công đầu mối và ban hành văn bản triển khai', '', '2026-11-28 17:46:21.039208+00', 'can.bo', NULL, NULL, NULL);
INSERT INTO public.task_progress VALUES (20, 26, 3, 2026, 4, '2026-11-29', 'in_progress', NULL, 'Đã phân công đầu mối và ban hành văn bản triển khai', '', '2026-11-28 17:46:21.039208+00', 'can.bo', NULL, NULL, NULL);
INSERT INTO public.task_progress VALUES (2, 16, 2, 2026, 4, '2026-11-29', 'in_progress', 60, 'Đã phân công đầu mối và ban hành văn bản triển khai', 'Thiếu kinh phí', '2026-11-28 17:46:21.039208+00', 'can.bo', '2026-11-28 17:46:21.039208+00', 'can.bo', 'Ghi nhầm nhiệm vụ');
INSERT INTO public.trail VALUES (1, '2026-11-28 17:46:13.717742+00', 'cài đặt', 'policy.recorded', 'NĐ 85/2016', '{"in_force_from": "2016-07-01", "months": {"1": 24, "2": 24, "3": 12, "4": 12, "5": 6}, "clause": "N\u0110 85/2016 \u011020.2.c"}', '0000000000000000000000000000000000000000000000000000000000000000', '2101a6cf7df72eaa2b6cb1c709495c25b58d1de637252b9019558beaafcb9847');
INSERT INTO public.trail VALUES (2, '2026-11-28 17:46:13.717742+00', 'cài đặt', 'policy.recorded', 'Kế hoạch chuyển đổi số 2025 của Sở Tư pháp', '{"in_force_from": "2025-09-01", "months": {"1": 12, "2": 12, "3": 12, "4": 12}, "clause": "KH C\u0110S 2025 II.2.d"}', '2101a6cf7df72eaa2b6cb1c709495c25b58d1de637252b9019558beaafcb9847', '468903299a60d38b49de1f9ccc57870328350f16208564e96b9595f3fd16e5b4');
INSERT INTO public.trail VALUES (3, '2026-11-28 17:46:13.717742+00', 'cài đặt', 'policy.recorded', 'Kế hoạch DTI 2026 của Sở Tư pháp', '{"in_force_from": "2026-02-01", "months": {"1": 24, "2": 24, "3": 12, "4": 12}, "clause": "KH DTI 2026 II.3.b"}', '468903299a60d38b49de1f9ccc57870328350f16208564e96b9595f3fd16e5b4', '3c09100d57480d1fa27ed73d0b81c869d94f266bd2cffb2237de36307950cbdd');
INSERT INTO public.trail VALUES (4, '2026-11-28 17:46:13.892549+00', 'cài đặt', 'gate_rules.began', 'gate_rules', '{"level_below_criteria": "2026-08-19", "issuer_not_allowed": "2026-08-19", "plan_before_decision": "2026-08-19", "no_certificate": "2026-08-19", "higher_level_counts": "2026-08-19"}', '3c09100d57480d1fa27ed73d0b81c869d94f266bd2cffb2237de36307950cbdd', '8768d2040fbbf3e0b1e936b4efadf1767a14d0c1d20f2a15a9da3d142cf66268');
INSERT INTO public.trail VALUES (5, '2026-11-28 17:46:13.892549+00', 'cài đặt', 'register.created', 'register', '{"schema": "0009"}', '8768d2040fbbf3e0b1e936b4efadf1767a14d0c1d20f2a15a9da3d142cf66268', '3894267edfef715b185d93987a9cde71c6829c0bc7e9a90d5fe22737ea15686d');
INSERT INTO public.trail VALUES (6, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'unit.added', 'STP', '{"name": "S\u1edf T\u01b0 ph\u00e1p t\u1ec9nh An Giang", "parent": null}', '3894267edfef715b185d93987a9cde71c6829c0bc7e9a90d5fe22737ea15686d', '1a21ab47d63407664be3464b259ebd5a13d0ea8d081c64df79f8a4afacd1bca5');
INSERT INTO public.trail VALUES (7, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'unit.letterhead', 'STP', '{"superior": "\u1ee6y ban nh\u00e2n d\u00e2n t\u1ec9nh An Giang", "place": "An Giang"}', '1a21ab47d63407664be3464b259ebd5a13d0ea8d081c64df79f8a4afacd1bca5', '4f78a12657be405f3dc5be4d2705c4170c4b1c79246cb44eac277615d308a198');
INSERT INTO public.trail VALUES (8, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'unit.added', 'VP', '{"name": "V\u0103n ph\u00f2ng S\u1edf", "parent": "STP"}', '4f78a12657be405f3dc5be4d2705c4170c4b1c79246cb44eac277615d308a198', '21fda9c41899cbb61dca7d22b881cf477dafb0ee530a68441218438d4017f6cc');
INSERT INTO public.trail VALUES (9, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'unit.added', 'HCBTTP', '{"name": "Ph\u00f2ng H\u00e0nh ch\u00ednh v\u00e0 B\u1ed5 tr\u1ee3 t\u01b0 ph\u00e1p", "parent": "STP"}', '21fda9c41899cbb61dca7d22b881cf477dafb0ee530a68441218438d4017f6cc', '0ae0c7ff9a12d45f50e38248bc3fc63d84e307485e0a8136e05446b331a1ef60');
INSERT INTO public.trail VALUES (10, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'unit.added', 'PBGDPL', '{"name": "Ph\u00f2ng Ph\u1ed5 bi\u1ebfn, gi\u00e1o d\u1ee5c ph\u00e1p lu\u1eadt", "parent": "STP"}', '0ae0c7ff9a12d45f50e38248bc3fc63d84e307485e0a8136e05446b331a1ef60', '93212e6ee729060e231d7457fe9c5b00930b8c5e535f08ad8a392d1e2d907fd1');
INSERT INTO public.trail VALUES (11, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'unit.added', 'XDTHPL', '{"name": "Ph\u00f2ng X\u00e2y d\u1ef1ng v\u00e0 T\u1ed5 ch\u1ee9c thi h\u00e0nh ph\u00e1p lu\u1eadt", "parent": "STP"}', '93212e6ee729060e231d7457fe9c5b00930b8c5e535f08ad8a392d1e2d907fd1', 'c9ce419a2bcd2e32e95b01dbd6ba719bd3f7f5482841737edd0537b113a05d69');
INSERT INTO public.trail VALUES (12, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'unit.added', 'TGPL-NN', '{"name": "Trung t\u00e2m Tr\u1ee3 gi\u00fap ph\u00e1p l\u00fd Nh\u00e0 n\u01b0\u1edbc", "parent": "STP"}', 'c9ce419a2bcd2e32e95b01dbd6ba719bd3f7f5482841737edd0537b113a05d69', '5548a4b85393b915bf72705d88398aca43e4d15cda17814e3be9137183c08aea');
INSERT INTO public.trail VALUES (13, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'system.registered', 'CONG-TTDT', '{"name": "C\u1ed5ng th\u00f4ng tin \u0111i\u1ec7n t\u1eed S\u1edf T\u01b0 ph\u00e1p", "on": "2026-11-29"}', '5548a4b85393b915bf72705d88398aca43e4d15cda17814e3be9137183c08aea', 'e8b909a6ba8711bd29ad3969c327c4eb96fa74d9ae7b34a71a4ea0b62467365b');
INSERT INTO public.trail VALUES (14, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'operation.recorded', 'CONG-TTDT', '{"on": "2026-11-29", "state": "operating", "reason": ""}', 'e8b909a6ba8711bd29ad3969c327c4eb96fa74d9ae7b34a71a4ea0b62467365b', '39de301f512316e861020be2e4b9fcd7a3257ce4276448333699cd71df9f3251');
INSERT INTO public.trail VALUES (15, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'system.registered', 'HO-TICH', '{"name": "H\u1ec7 th\u1ed1ng th\u00f4ng tin qu\u1ea3n l\u00fd H\u1ed9 t\u1ecbch", "on": "2026-11-29"}', '39de301f512316e861020be2e4b9fcd7a3257ce4276448333699cd71df9f3251', '96ff94181decf39156bef69704ba1b09538d9debe67b8613fb7dad5cf7e791de');
INSERT INTO public.trail VALUES (16, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'operation.recorded', 'HO-TICH', '{"on": "2026-11-29", "state": "operating", "reason": ""}', '96ff94181decf39156bef69704ba1b09538d9debe67b8613fb7dad5cf7e791de', 'e3526c815bbcef549a1729247d8d05ce9bdc2f644ac3075fd54a11e4c9f76dc4');
INSERT INTO public.trail VALUES (17, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'system.registered', 'TTHC', '{"name": "H\u1ec7 th\u1ed1ng th\u00f4ng tin gi\u1ea3i quy\u1ebft th\u1ee7 t\u1ee5c h\u00e0nh ch\u00ednh t\u1ec9nh An Giang", "on": "2026-11-29"}', 'e3526c815bbcef549a1729247d8d05ce9bdc2f644ac3075fd54a11e4c9f76dc4', '70077067c815e39316133a21cd5c5921314ddda44a647aeef56df25a94f868c0');
INSERT INTO public.trail VALUES (18, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'operation.recorded', 'TTHC', '{"on": "2026-11-29", "state": "operating", "reason": ""}', '70077067c815e39316133a21cd5c5921314ddda44a647aeef56df25a94f868c0', 'e3979502cec68524f7f157942390760f5783185a530b6b5b6888e31150fec969');
INSERT INTO public.trail VALUES (19, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'system.registered', 'CBCCVC', '{"name": "Ph\u1ea7n m\u1ec1m qu\u1ea3n l\u00fd h\u1ed3 s\u01a1 c\u00e1n b\u1ed9, c\u00f4ng ch\u1ee9c, vi\u00ean ch\u1ee9c t\u1ec9nh An Giang", "on": "2026-11-29"}', 'e3979502cec68524f7f157942390760f5783185a530b6b5b6888e31150fec969', 'a39a179ecf3466cb78f7025fcaec4ff5d648595c254c6f8dad55093e13bc694a');
INSERT INTO public.trail VALUES (20, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'operation.recorded', 'CBCCVC', '{"on": "2026-11-29", "state": "operating", "reason": ""}', 'a39a179ecf3466cb78f7025fcaec4ff5d648595c254c6f8dad55093e13bc694a', '6d1d0a402ae3b5867c1ae3fb3c14eb3ec94216028b8630b25bb6650f84856341');
INSERT INTO public.trail VALUES (21, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'system.registered', 'QUOC-TICH', '{"name": "Ph\u1ea7n m\u1ec1m c\u00f4ng c\u1ee5 qu\u1ea3n l\u00fd h\u1ed3 s\u01a1 qu\u1ed1c t\u1ecbch cho S\u1edf T\u01b0 ph\u00e1p", "on": "2026-11-29"}', '6d1d0a402ae3b5867c1ae3fb3c14eb3ec94216028b8630b25bb6650f84856341', 'a4206655212296c55701b0f577b266f62316a873322c3de70bb7edcc2433a06f');
INSERT INTO public.trail VALUES (22, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'operation.recorded', 'QUOC-TICH', '{"on": "2026-11-29", "state": "operating", "reason": ""}', 'a4206655212296c55701b0f577b266f62316a873322c3de70bb7edcc2433a06f', 'db6753827f6dc469b5ab6b0cc8664d71acfbad72b35989ebdedbe9df3070b919');
INSERT INTO public.trail VALUES (23, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'system.registered', 'CSDL-PL', '{"name": "Ph\u1ea7n m\u1ec1m C\u01a1 s\u1edf d\u1eef li\u1ec7u qu\u1ed1c gia v\u1ec1 ph\u00e1p lu\u1eadt", "on": "2026-11-29"}', 'db6753827f6dc469b5ab6b0cc8664d71acfbad72b35989ebdedbe9df3070b919', 'e2e22fbba56cd8d9a28bd00d3618b19e350d83e94c116f19487d8cb7489d7519');
INSERT INTO public.trail VALUES (24, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'operation.recorded', 'CSDL-PL', '{"on": "2026-11-29", "state": "operating", "reason": ""}', 'e2e22fbba56cd8d9a28bd00d3618b19e350d83e94c116f19487d8cb7489d7519', 'f5165f4a21d2d039b3b3f2723d0a703312ce192e6f4a1fc67b70194627e664ff');
INSERT INTO public.trail VALUES (25, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'system.registered', 'IOFFICE', '{"name": "H\u1ec7 th\u1ed1ng qu\u1ea3n l\u00fd V\u0103n b\u1ea3n v\u00e0 \u0111i\u1ec1u h\u00e0nh (iOffice)", "on": "2026-11-29"}', 'f5165f4a21d2d039b3b3f2723d0a703312ce192e6f4a1fc67b70194627e664ff', '81e1ae954b9669b72d7940b61d0683cd3c5cd17621ea07a25931e252d22a6b3f');
INSERT INTO public.trail VALUES (26, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'operation.recorded', 'IOFFICE', '{"on": "2026-11-29", "state": "operating", "reason": ""}', '81e1ae954b9669b72d7940b61d0683cd3c5cd17621ea07a25931e252d22a6b3f', 'c77561d361030b943b205c07d9d23cf5adc854435aa899ae97e590820bea18f5');
INSERT INTO public.trail VALUES (27, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'system.registered', 'LUU-TRU', '{"name": "Ph\u1ea7n m\u1ec1m qu\u1ea3n l\u00fd h\u1ed3 s\u01a1 t\u00e0i li\u1ec7u l\u01b0u tr\u1eef", "on": "2026-11-29"}', 'c77561d361030b943b205c07d9d23cf5adc854435aa899ae97e590820bea18f5', '170573e82c44ecbe8f3bf7a569ce2af6e20364a6833e046e04e7b978f70da87a');
INSERT INTO public.trail VALUES (28, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'operation.recorded', 'LUU-TRU', '{"on": "2026-11-29", "state": "operating", "reason": ""}', '170573e82c44ecbe8f3bf7a569ce2af6e20364a6833e046e04e7b978f70da87a', '622b61a31182adb3d762ac15f699345664fd129f7d11052b358169185331903a');
INSERT INTO public.trail VALUES (29, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'system.registered', 'TAI-SAN', '{"name": "Ph\u1ea7n m\u1ec1m qu\u1ea3n l\u00fd t\u00e0i s\u1ea3n nh\u00e0 n\u01b0\u1edbc", "on": "2026-11-29"}', '622b61a31182adb3d762ac15f699345664fd129f7d11052b358169185331903a', '5dd3cb35969a02c598a55ae76144de85317dea7cb1bf05d298d9476989fe42da');
INSERT INTO public.trail VALUES (30, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'operation.recorded', 'TAI-SAN', '{"on": "2026-11-29", "state": "operating", "reason": ""}', '5dd3cb35969a02c598a55ae76144de85317dea7cb1bf05d298d9476989fe42da', 'df1d7f5c2008e2dd459e6782b4ce790a5d6ced84a17aa80b55c6774c54e3c6ce');
INSERT INTO public.trail VALUES (31, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'system.registered', 'MISA', '{"name": "Ph\u1ea7n m\u1ec1m k\u1ebf to\u00e1n Misa", "on": "2026-11-29"}', 'df1d7f5c2008e2dd459e6782b4ce790a5d6ced84a17aa80b55c6774c54e3c6ce', '52d2adda2668a8f1abc0ba71a92329ca76937b278b436bf23bf846ef0d60ead1');
INSERT INTO public.trail VALUES (32, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'operation.recorded', 'MISA', '{"on": "2026-11-29", "state": "operating", "reason": ""}', '52d2adda2668a8f1abc0ba71a92329ca76937b278b436bf23bf846ef0d60ead1', 'dcfff2a2ba293e0a3f306487b377a9621b75f65c934d5df0807214a5641ab8c8');
INSERT INTO public.trail VALUES (33, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'system.registered', 'TRANG-PBGDPL', '{"name": "Trang Th\u00f4ng tin \u0111i\u1ec7n t\u1eed ph\u1ed5 bi\u1ebfn, gi\u00e1o d\u1ee5c ph\u00e1p lu\u1eadt t\u1ec9nh", "on": "2026-11-29"}', 'dcfff2a2ba293e0a3f306487b377a9621b75f65c934d5df0807214a5641ab8c8', '39e23c1b6c03a21d34795be0765eb7230f09e5dc7b549bbcbcdcff1c52f8be29');
INSERT INTO public.trail VALUES (34, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'operation.recorded', 'TRANG-PBGDPL', '{"on": "2026-11-29", "state": "operating", "reason": ""}', '39e23c1b6c03a21d34795be0765eb7230f09e5dc7b549bbcbcdcff1c52f8be29', 'e7693ba7848aabb5f0c2753ef86594ed9314e8bec4bb656d32050a1b1895b5ff');
INSERT INTO public.trail VALUES (35, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'system.registered', 'TGPL', '{"name": "Ph\u1ea7n m\u1ec1m qu\u1ea3n l\u00fd t\u1ed5 ch\u1ee9c v\u00e0 ho\u1ea1t \u0111\u1ed9ng tr\u1ee3 gi\u00fap ph\u00e1p l\u00fd", "on": "2026-11-29"}', 'e7693ba7848aabb5f0c2753ef86594ed9314e8bec4bb656d32050a1b1895b5ff', '87b6b6a821ca4a8faf5f8e891a000b2d2f4581344bea02450d2b0a0f97961cc5');
INSERT INTO public.trail VALUES (36, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'operation.recorded', 'TGPL', '{"on": "2026-11-29", "state": "operating", "reason": ""}', '87b6b6a821ca4a8faf5f8e891a000b2d2f4581344bea02450d2b0a0f97961cc5', 'a15ab51f619d862ee35a7be57823cb65c57d476d4861b39504258aed5664b561');
INSERT INTO public.trail VALUES (37, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'system.registered', 'THONG-KE', '{"name": "Ph\u1ea7n m\u1ec1m th\u1ed1ng k\u00ea ng\u00e0nh T\u01b0 ph\u00e1p", "on": "2026-11-29"}', 'a15ab51f619d862ee35a7be57823cb65c57d476d4861b39504258aed5664b561', 'f9de2c51192cf945e547cb4504872a1a7732579b2f945147bb8be01c8159591d');
INSERT INTO public.trail VALUES (38, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'operation.recorded', 'THONG-KE', '{"on": "2026-11-29", "state": "operating", "reason": ""}', 'f9de2c51192cf945e547cb4504872a1a7732579b2f945147bb8be01c8159591d', '793566bc887ddc9318218b5e83cf0110c95f67bf9a1f36d4a9e0892fed31d006');
INSERT INTO public.trail VALUES (39, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'system.registered', 'NGAN-CHAN', '{"name": "H\u1ec7 th\u1ed1ng c\u01a1 s\u1edf d\u1eef li\u1ec7u c\u00f4ng ch\u1ee9ng, ch\u1ee9ng th\u1ef1c c\u1ee7a S\u1edf T\u01b0 ph\u00e1p v\u1ec1 th\u00f4ng tin ng\u0103n ch\u1eb7n", "on": "2026-11-29"}', '793566bc887ddc9318218b5e83cf0110c95f67bf9a1f36d4a9e0892fed31d006', '1eb80eae9e0f900215fd7531516a31274a58ce04611ad2b3481f8a6808936db2');
INSERT INTO public.trail VALUES (40, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'operation.recorded', 'NGAN-CHAN', '{"on": "2026-11-29", "state": "operating", "reason": ""}', '1eb80eae9e0f900215fd7531516a31274a58ce04611ad2b3481f8a6808936db2', '036fd21b56ca1f6314ce0c3bdff992a559318e632bcee0bec95dd4319d0e15e8');
INSERT INTO public.trail VALUES (41, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'system.registered', 'KNTC', '{"name": "H\u1ec7 th\u1ed1ng C\u01a1 s\u1edf d\u1eef li\u1ec7u qu\u1ed1c gia v\u1ec1 khi\u1ebfu n\u1ea1i, t\u1ed1 c\u00e1o", "on": "2026-11-29"}', '036fd21b56ca1f6314ce0c3bdff992a559318e632bcee0bec95dd4319d0e15e8', '604ee72cbcfa6618731c211bc9bbc21f5aef1105d5b9ca855953947569fbce9a');
INSERT INTO public.trail VALUES (42, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'operation.recorded', 'KNTC', '{"on": "2026-11-29", "state": "operating", "reason": ""}', '604ee72cbcfa6618731c211bc9bbc21f5aef1105d5b9ca855953947569fbce9a', '744d325fa5abff978bb2ba238a5faf10f89ae1ee8f0c6bab8f00abd8bfcfb944');
INSERT INTO public.trail VALUES (43, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'system.registered', 'TRO-LY-AO', '{"name": "Ph\u1ea7n m\u1ec1m \u201cTr\u1ee3 l\u00fd \u1ea3o ph\u00e1p lu\u1eadt cho c\u00e1n b\u1ed9, c\u00f4ng ch\u1ee9c\u201d", "on": "2026-11-29"}', '744d325fa5abff978bb2ba238a5faf10f89ae1ee8f0c6bab8f00abd8bfcfb944', '2944fc9914e6a9cf164ed3bc4cade691325e6e0706f9c5662eda7a6d9a9b5d50');
INSERT INTO public.trail VALUES (44, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'operation.recorded', 'TRO-LY-AO', '{"on": "2026-11-29", "state": "operating", "reason": ""}', '2944fc9914e6a9cf164ed3bc4cade691325e6e0706f9c5662eda7a6d9a9b5d50', '1cc817b1c31b45f188e88654be464b18a7ced0e6895b65c1c1cd4e64be563d31');
INSERT INTO public.trail VALUES (45, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'system.registered', 'LRIS', '{"name": "H\u1ec7 th\u1ed1ng th\u00f4ng tin b\u00e1o c\u00e1o c\u1ee7a t\u1ec9nh (LRIS)", "on": "2026-11-29"}', '1cc817b1c31b45f188e88654be464b18a7ced0e6895b65c1c1cd4e64be563d31', 'be58f5d2a439fbc4d191a51f6400b3808ad080f7b07d584d7d0e0a402a168f4d');
INSERT INTO public.trail VALUES (46, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'operation.recorded', 'LRIS', '{"on": "2026-11-29", "state": "operating", "reason": ""}', 'be58f5d2a439fbc4d191a51f6400b3808ad080f7b07d584d7d0e0a402a168f4d', '0d2ac143c329aee306449071759d7d7e94128b1f30c488e7ec286e04f8db9033');
INSERT INTO public.trail VALUES (47, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'system.registered', 'THU-DIEN-TU', '{"name": "H\u1ed9p th\u01b0 \u0111i\u1ec7n t\u1eed c\u1ee7a t\u1ec9nh (@angiang.gov.vn)", "on": "2026-11-29"}', '0d2ac143c329aee306449071759d7d7e94128b1f30c488e7ec286e04f8db9033', 'e4d263c4064a3a1d34e12753a240dc6ea929f45f2fd97bc4f2ba8eaa7b7d1ddc');
INSERT INTO public.trail VALUES (48, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'operation.recorded', 'THU-DIEN-TU', '{"on": "2026-11-29", "state": "operating", "reason": ""}', 'e4d263c4064a3a1d34e12753a240dc6ea929f45f2fd97bc4f2ba8eaa7b7d1ddc', '9e4406a4253e311bc6c5d0fb48c148c2d3115547679f574a4891563b4cbd28e7');
INSERT INTO public.trail VALUES (49, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'programme.added', 'CDS-2025', '{"year": 2025, "name": "K\u1ebf ho\u1ea1ch th\u1ef1c hi\u1ec7n Chuy\u1ec3n \u0111\u1ed5i s\u1ed1 c\u1ee7a S\u1edf T\u01b0 ph\u00e1p n\u0103m 2025", "number": "", "issued_on": null, "reporting": "on_request"}', '9e4406a4253e311bc6c5d0fb48c148c2d3115547679f574a4891563b4cbd28e7', '947151baf2bb629022b43f7552ab9d89f994129fb204703b2babe9ee9362e67b');
INSERT INTO public.trail VALUES (50, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'programme.task_added', 'CDS-2025', '{"code": "1", "heading": "C\u00e1c m\u1ee5c ti\u00eau", "task": "95% th\u1ee7 t\u1ee5c h\u00e0nh ch\u00ednh c\u00f3 \u0111\u1ee7 \u0111i\u1ec1u ki\u1ec7n \u0111\u01b0\u1ee3c cung c\u1ea5p d\u1ecbch v\u1ee5 c\u00f4ng tr\u1ef1c tuy\u1ebfn to\u00e0n tr\u00ecnh.", "target": 95, "solution": "", "deadline": "", "due_on": null, "lead": "", "coordination": "", "product": "", "indicator": "", "units": []}', '947151baf2bb629022b43f7552ab9d89f994129fb204703b2babe9ee9362e67b', '07a2e9ba968c8be2fc7ef0006292731c50da90d0560087e746129d2fd1af1776');
INSERT INTO public.trail VALUES (51, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'programme.task_added', 'CDS-2025', '{"code": "2", "heading": "C\u00e1c m\u1ee5c ti\u00eau", "task": "60% h\u1ed3 s\u01a1 \u0111\u01b0\u1ee3c n\u1ed9p tr\u1ef1c tuy\u1ebfn to\u00e0n tr\u00ecnh c\u1ee7a c\u00e1c d\u1ecbch v\u1ee5 c\u00f4ng tr\u1ef1c tuy\u1ebfn.", "target": 60, "solution": "", "deadline": "", "due_on": null, "lead": "", "coordination": "", "product": "", "indicator": "", "units": []}', '07a2e9ba968c8be2fc7ef0006292731c50da90d0560087e746129d2fd1af1776', 'f7b4baec83ea048b3da709fca924d6cc7bb126018b8702e7f371f9fb46c6942e');
INSERT INTO public.trail VALUES (52, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'programme.task_added', 'CDS-2025', '{"code": "3", "heading": "C\u00e1c m\u1ee5c ti\u00eau", "task": "80% h\u1ed3 s\u01a1 \u0111\u01b0\u1ee3c thanh to\u00e1n tr\u1ef1c tuy\u1ebfn tr\u00ean d\u1ecbch v\u1ee5 c\u00f4ng.", "target": 80, "solution": "", "deadline": "", "due_on": null, "lead": "", "coordination": "", "product": "", "indicator": "", "units": []}', 'f7b4baec83ea048b3da709fca924d6cc7bb126018b8702e7f371f9fb46c6942e', '51cc8be78946ffe635525b358260e2349ace93a395e47016a75bbef66b3a1290');
INSERT INTO public.trail VALUES (53, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'programme.task_added', 'CDS-2025', '{"code": "4", "heading": "C\u00e1c m\u1ee5c ti\u00eau", "task": "100% h\u1ed3 s\u01a1 th\u1ee7 t\u1ee5c h\u00e0nh ch\u00ednh \u0111\u01b0\u1ee3c ti\u1ebfp nh\u1eadn, tr\u1ea3 k\u1ebft qu\u1ea3 \u0111\u1ec1u \u0111\u1ed3ng b\u1ed9 \u0111\u1ea7y \u0111\u1ee7 tr\u00ean C\u1ed5ng D\u1ecbch v\u1ee5 c\u00f4ng qu\u1ed1c gia.", "target": 100, "solution": "", "deadline": "", "due_on": null, "lead": "", "coordination": "", "product": "", "indicator": "", "units": []}', '51cc8be78946ffe635525b358260e2349ace93a395e47016a75bbef66b3a1290', '362ad58b7de8b0c8f95513455756de3c8a321cf66b0f9951860bc3bb2fabb003');
INSERT INTO public.trail VALUES (54, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'programme.task_added', 'CDS-2025', '{"code": "5", "heading": "C\u00e1c m\u1ee5c ti\u00eau", "task": "100% h\u1ed3 s\u01a1 \u0111\u01b0\u1ee3c s\u1ed1 h\u00f3a, k\u00fd s\u1ed1 v\u00e0 l\u01b0u tr\u1eef \u0111i\u1ec7n t\u1eed \u0111\u1ed1i v\u1edbi h\u1ed3 s\u01a1, gi\u1ea5y t\u1edd, k\u1ebft qu\u1ea3 gi\u1ea3i quy\u1ebft th\u1ee7 t\u1ee5c h\u00e0nh ch\u00ednh \u0111\u00e3 \u0111\u01b0\u1ee3c gi\u1ea3i quy\u1ebft th\u00e0nh c\u00f4ng.", "target": 100, "solution": "", "deadline": "", "due_on": null, "lead": "", "coordination": "", "product": "", "indicator": "", "units": []}', '362ad58b7de8b0c8f95513455756de3c8a321cf66b0f9951860bc3bb2fabb003', 'ffef6638024e3387671fe841d93d48c582ca8844edace71f7b5d1598052bbe54');
INSERT INTO public.trail VALUES (55, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'programme.task_added', 'CDS-2025', '{"code": "6", "heading": "C\u00e1c m\u1ee5c ti\u00eau", "task": "100% v\u0103n b\u1ea3n trao \u0111\u1ed5i gi\u1eefa c\u00e1c c\u01a1 quan nh\u00e0 n\u01b0\u1edbc (tr\u1eeb v\u0103n b\u1ea3n m\u1eadt theo quy \u0111\u1ecbnh c\u1ee7a ph\u00e1p lu\u1eadt) d\u01b0\u1edbi d\u1ea1ng \u0111i\u1ec7n t\u1eed.", "target": 100, "solution": "", "deadline": "", "due_on": null, "lead": "", "coordination": "", "product": "", "indicator": "", "units": []}', 'ffef6638024e3387671fe841d93d48c582ca8844edace71f7b5d1598052bbe54', '24326a7995f464d513b1ce7b8a1cca299c68f4cd19c1a414433d55132c055dba');
INSERT INTO public.trail VALUES (56, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'programme.task_added', 'CDS-2025', '{"code": "7", "heading": "C\u00e1c m\u1ee5c ti\u00eau", "task": "100% ng\u01b0\u1eddi d\u00e2n v\u00e0 doanh nghi\u1ec7p h\u00e0i l\u00f2ng trong gi\u1ea3i quy\u1ebft th\u1ee7 t\u1ee5c h\u00e0nh ch\u00ednh.", "target": 100, "solution": "", "deadline": "", "due_on": null, "lead": "", "coordination": "", "product": "", "indicator": "", "units": []}', '24326a7995f464d513b1ce7b8a1cca299c68f4cd19c1a414433d55132c055dba', '226f2bc9333573a39143995b6a1bb7a058966e28ca2dd68a17afedd116fdcbdf');
INSERT INTO public.trail VALUES (57, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'programme.task_added', 'CDS-2025', '{"code": "8", "heading": "C\u00e1c m\u1ee5c ti\u00eau", "task": "100% c\u1ea5p \u0111\u1ed9 \u0111\u00e3 \u0111\u01b0\u1ee3c ph\u00ea duy\u1ec7t an to\u00e0n h\u1ec7 th\u1ed1ng th\u00f4ng tin v\u00e0 ph\u01b0\u01a1ng \u00e1n b\u1ea3o \u0111\u1ea3m an to\u00e0n h\u1ec7 th\u1ed1ng th\u00f4ng tin theo c\u1ea5p \u0111\u1ed9 ph\u00f9 h\u1ee3p v\u1edbi quy \u0111\u1ecbnh c\u1ee7a ph\u00e1p lu\u1eadt v\u00e0 ti\u00eau chu\u1ea9n qu\u1ed1c gia v\u1ec1 an to\u00e0n h\u1ec7 th\u1ed1ng th\u00f4ng tin theo c\u1ea5p \u0111\u1ed9.", "target": 100, "indicator": "level_and_plan", "solution": "", "deadline": "", "due_on": null, "lead": "", "coordination": "", "product": "", "units": []}', '226f2bc9333573a39143995b6a1bb7a058966e28ca2dd68a17afedd116fdcbdf', '59bd418b792b76650b846fa57e612115a4c4f80b0cd251ffc20c5ab54552211c');
INSERT INTO public.trail VALUES (58, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'programme.task_added', 'CDS-2025', '{"code": "9", "heading": "C\u00e1c m\u1ee5c ti\u00eau", "task": "\u0110\u1ea7u t\u01b0, mua s\u1eafm v\u1ec1 trang thi\u1ebft b\u1ecb, gi\u1ea3i ph\u00e1p k\u1ef9 thu\u1eadt v\u1eadn h\u00e0nh an to\u00e0n h\u1ec7 th\u1ed1ng th\u00f4ng tin.", "solution": "", "deadline": "", "due_on": null, "lead": "", "coordination": "", "product": "", "target": null, "indicator": "", "units": []}', '59bd418b792b76650b846fa57e612115a4c4f80b0cd251ffc20c5ab54552211c', '8f39623db82f78f296021f63a79258ceabc47e5a1d686203c6f432fd4dc615c3');
INSERT INTO public.trail VALUES (59, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'programme.task_added', 'CDS-2025', '{"code": "10", "heading": "C\u00e1c m\u1ee5c ti\u00eau", "task": "Ph\u1ed1i h\u1ee3p v\u1edbi C\u1ee5c C\u00f4ng ngh\u1ec7 th\u00f4ng tin, B\u1ed9 T\u01b0 ph\u00e1p tri\u1ec3n khai th\u1ef1c hi\u1ec7n c\u00e1c \u1ee9ng d\u1ee5ng c\u00f4ng ngh\u1ec7 th\u00f4ng tin do B\u1ed9 T\u01b0 ph\u00e1p x\u00e2y d\u1ef1ng, tri\u1ec3n khai nh\u1eb1m khai th\u00e1c c\u00f3 hi\u1ec7u qu\u1ea3 c\u01a1 s\u1edf h\u1ea1 t\u1ea7ng k\u1ef9 thu\u1eadt d\u00f9ng chung c\u1ee7a B\u1ed9.", "solution": "", "deadline": "", "due_on": null, "lead": "", "coordination": "", "product": "", "target": null, "indicator": "", "units": []}', '8f39623db82f78f296021f63a79258ceabc47e5a1d686203c6f432fd4dc615c3', '49aaa0cb52a96c56b9983d38207dce5737ecead86bdc196284724684f53c2c47');
INSERT INTO public.trail VALUES (60, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'programme.task_added', 'CDS-2025', '{"code": "11", "heading": "C\u00e1c m\u1ee5c ti\u00eau", "task": "Tri\u1ec3n khai k\u1ecbp th\u1eddi, \u0111\u1ea7y \u0111\u1ee7 c\u00e1c v\u0103n b\u1ea3n quy ph\u1ea1m ph\u00e1p lu\u1eadt do H\u1ed9i \u0111\u1ed3ng nh\u00e2n d\u00e2n, \u1ee6y ban nh\u00e2n d\u00e2n t\u1ec9nh ban h\u00e0nh l\u00ean C\u01a1 s\u1edf d\u1eef li\u1ec7u qu\u1ed1c gia v\u1ec1 ph\u00e1p lu\u1eadt.", "deadline": "Th\u01b0\u1eddng xuy\u00ean", "lead": "Ph\u00f2ng X\u00e2y d\u1ef1ng v\u00e0 T\u1ed5 ch\u1ee9c thi h\u00e0nh ph\u00e1p lu\u1eadt", "solution": "", "due_on": null, "coordination": "", "product": "", "target": null, "indicator": "", "units": ["XDTHPL"]}', '49aaa0cb52a96c56b9983d38207dce5737ecead86bdc196284724684f53c2c47', 'cdffc10eb0fb6df2d46ffa7821478cc4fb51e011d243bfda3f3542b330ca3263');
INSERT INTO public.trail VALUES (61, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'programme.task_added', 'CDS-2025', '{"code": "12", "heading": "C\u00e1c m\u1ee5c ti\u00eau", "task": "\u0110\u1ea3m b\u1ea3o C\u1ed5ng th\u00f4ng tin \u0111i\u1ec7n t\u1eed S\u1edf T\u01b0 ph\u00e1p cung c\u1ea5p \u0111\u1ea7y \u0111\u1ee7 th\u00f4ng tin theo Ngh\u1ecb \u0111\u1ecbnh s\u1ed1 43/2011/N\u0110-CP ng\u00e0y 13/6/2011 c\u1ee7a Ch\u00ednh ph\u1ee7 quy \u0111\u1ecbnh v\u1ec1 vi\u1ec7c cung c\u1ea5p th\u00f4ng tin v\u00e0 d\u1ecbch v\u1ee5 c\u00f4ng tr\u1ef1c tuy\u1ebfn tr\u00ean trang th\u00f4ng tin \u0111i\u1ec7n t\u1eed ho\u1eb7c c\u1ed5ng th\u00f4ng tin \u0111i\u1ec7n t\u1eed c\u1ee7a c\u01a1 quan nh\u00e0 n\u01b0\u1edbc.", "deadline": "Th\u01b0\u1eddng xuy\u00ean", "lead": "V\u0103n ph\u00f2ng S\u1edf", "coordination": "C\u00e1c ph\u00f2ng, \u0111\u01a1n v\u1ecb thu\u1ed9c S\u1edf", "solution": "", "due_on": null, "product": "", "target": null, "indicator": "", "units": ["VP"]}', 'cdffc10eb0fb6df2d46ffa7821478cc4fb51e011d243bfda3f3542b330ca3263', 'ebb94587c492eb6ac54f5604e3a1296d18a68336bba35af64e37da7c9f57bdc7');
INSERT INTO public.trail VALUES (62, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'programme.task_added', 'CDS-2025', '{"code": "13", "heading": "C\u00e1c m\u1ee5c ti\u00eau", "task": "100% c\u00e1n b\u1ed9, c\u00f4ng ch\u1ee9c, vi\u00ean ch\u1ee9c s\u1eed d\u1ee5ng h\u1ed9p th\u01b0 \u0111i\u1ec7n t\u1eed c\u1ee7a t\u1ec9nh (@angiang.gov.vn) trong g\u1eedi, nh\u1eadn v\u0103n b\u1ea3n \u0111i\u1ec7n t\u1eed.", "target": 100, "solution": "", "deadline": "", "due_on": null, "lead": "", "coordination": "", "product": "", "indicator": "", "units": []}', 'ebb94587c492eb6ac54f5604e3a1296d18a68336bba35af64e37da7c9f57bdc7', '546c07ff183055f31843ea4e06e0e7b3f497e6c6543bc8b50e7b9da3cb3a2b27');
INSERT INTO public.trail VALUES (63, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'programme.task_added', 'CDS-2025', '{"code": "14", "heading": "C\u00e1c m\u1ee5c ti\u00eau", "task": "R\u00e0 so\u00e1t, c\u1eadp nh\u1eadt th\u00f4ng tin li\u00ean quan \u0111\u1ebfn h\u1ed3 s\u01a1 c\u00f4ng ch\u1ee9c, vi\u00ean ch\u1ee9c, ng\u01b0\u1eddi lao \u0111\u1ed9ng l\u00ean ph\u1ea7n m\u1ec1m Qu\u1ea3n l\u00fd c\u00e1n b\u1ed9, c\u00f4ng ch\u1ee9c, vi\u00ean ch\u1ee9c c\u1ee7a t\u1ec9nh An Giang.", "deadline": "Th\u01b0\u1eddng xuy\u00ean", "lead": "C\u00e1c ph\u00f2ng, \u0111\u01a1n v\u1ecb thu\u1ed9c S\u1edf", "solution": "", "due_on": null, "coordination": "", "product": "", "target": null, "indicator": "", "units": ["HCBTTP", "PBGDPL", "TGPL-NN", "VP", "XDTHPL"]}', '546c07ff183055f31843ea4e06e0e7b3f497e6c6543bc8b50e7b9da3cb3a2b27', '85f14701231ea1fed0f1ec5a347eeeb482c0411dbde6f5587634b4da5ac69834');
INSERT INTO public.trail VALUES (64, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'programme.task_added', 'CDS-2025', '{"code": "15", "heading": "C\u00e1c m\u1ee5c ti\u00eau", "task": "Tri\u1ec3n khai th\u1ef1c hi\u1ec7n \u0110\u1ec1 \u00e1n \u201cTuy\u00ean truy\u1ec1n, ph\u1ed5 bi\u1ebfn, n\u00e2ng cao ch\u1ea5t l\u01b0\u1ee3ng v\u1ec1 cung c\u1ea5p v\u00e0 s\u1eed d\u1ee5ng hi\u1ec7u qu\u1ea3 d\u1ecbch v\u1ee5 c\u00f4ng tr\u1ef1c tuy\u1ebfn \u0111\u1ebfn n\u0103m 2025, \u0111\u1ecbnh h\u01b0\u1edbng \u0111\u1ebfn n\u0103m 2030\u201d.", "deadline": "Th\u01b0\u1eddng xuy\u00ean", "lead": "Ph\u00f2ng Ph\u1ed5 bi\u1ebfn, gi\u00e1o d\u1ee5c ph\u00e1p lu\u1eadt", "coordination": "C\u00e1c ph\u00f2ng, \u0111\u01a1n v\u1ecb thu\u1ed9c S\u1edf", "solution": "", "due_on": null, "product": "", "target": null, "indicator": "", "units": ["PBGDPL"]}', '85f14701231ea1fed0f1ec5a347eeeb482c0411dbde6f5587634b4da5ac69834', 'ad545455235992501ecc33516d52244d058ce25f0b2e0711eecd6bf8e46599a9');
INSERT INTO public.trail VALUES (65, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'programme.added', 'DTI-2026', '{"year": 2026, "name": "K\u1ebf ho\u1ea1ch n\u00e2ng cao Ch\u1ec9 s\u1ed1 \u0111\u00e1nh gi\u00e1 m\u1ee9c \u0111\u1ed9 chuy\u1ec3n \u0111\u1ed5i s\u1ed1 (DTI) c\u1ee7a S\u1edf T\u01b0 ph\u00e1p n\u0103m 2026", "number": "", "issued_on": null, "reporting": "quarterly"}', 'ad545455235992501ecc33516d52244d058ce25f0b2e0711eecd6bf8e46599a9', 'a53e6098aad93dcf797aaef4c4f171f69869a522077ae2e90cca546e1f16683f');
INSERT INTO public.trail VALUES (66, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'programme.task_added', 'DTI-2026', '{"code": "1", "heading": "H\u1ea1 t\u1ea7ng v\u00e0 N\u1ec1n t\u1ea3ng s\u1ed1", "task": "100% c\u01a1 s\u1edf h\u1ea1 t\u1ea7ng vi\u1ec5n th\u00f4ng, Internet c\u1ee7a c\u01a1 quan \u0111\u00e1p \u1ee9ng y\u00eau c\u1ea7u d\u1ef1 ph\u00f2ng, k\u1ebft n\u1ed1i, an to\u00e0n, b\u1ec1n v\u1eefng, m\u1ea1ng c\u00e1p quang b\u0103ng th\u00f4ng r\u1ed9ng t\u1ed1c \u0111\u1ed9 cao theo K\u1ebf ho\u1ea1ch s\u1ed1 56/KH-UBND ng\u00e0y 03/02/2026 c\u1ee7a \u1ee6y ban nh\u00e2n d\u00e2n t\u1ec9nh", "solution": "X\u00e2y d\u1ef1ng K\u1ebf ho\u1ea1ch tri\u1ec3n khai th\u1ef1c hi\u1ec7n", "deadline": "N\u0103m 2026", "lead": "S\u1edf T\u01b0 ph\u00e1p (V\u0103n ph\u00f2ng S\u1edf)", "coordination": "Doanh nghi\u1ec7p Vi\u1ec5n th\u00f4ng \u2013 Internet t\u1ec9nh An Giang", "product": "B\u00e1o c\u00e1o k\u1ebft qu\u1ea3 th\u1ef1c hi\u1ec7n", "target": 100, "due_on": null, "indicator": "", "units": ["VP"]}', 'a53e6098aad93dcf797aaef4c4f171f69869a522077ae2e90cca546e1f16683f', '8a84b94a048d68e96398f55dc8164b1cdffaf5a3d0b8c85426832caa30bf89c9');
INSERT INTO public.trail VALUES (67, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'programme.task_added', 'DTI-2026', '{"code": "2", "heading": "H\u1ea1 t\u1ea7ng v\u00e0 N\u1ec1n t\u1ea3ng s\u1ed1", "task": "Ph\u1ed1i h\u1ee3p c\u01a1 quan c\u00f3 th\u1ea9m quy\u1ec1n tri\u1ec3n khai c\u00e1c n\u1ec1n t\u1ea3ng s\u1ed1 d\u00f9ng chung c\u1ee7a t\u1ec9nh theo danh m\u1ee5c y\u00eau c\u1ea7u c\u1ee7a B\u1ed9 Khoa h\u1ecdc v\u00e0 C\u00f4ng ngh\u1ec7, g\u1ed3m: N\u1ec1n t\u1ea3ng t\u00edch h\u1ee3p, chia s\u1ebb d\u1eef li\u1ec7u c\u1ea5p t\u1ec9nh; N\u1ec1n t\u1ea3ng t\u1ed5ng h\u1ee3p, ph\u00e2n t\u00edch d\u1eef li\u1ec7u c\u1ea5p t\u1ec9nh; H\u1ec7 th\u1ed1ng th\u00f4ng tin ngu\u1ed3n c\u1ea5p t\u1ec9nh; Trung t\u00e2m gi\u00e1m s\u00e1t, \u0111i\u1ec1u h\u00e0nh th\u00f4ng minh c\u1ea5p t\u1ec9nh; N\u1ec1n t\u1ea3ng AI c\u1ea5p t\u1ec9nh; Kho d\u1eef li\u1ec7u d\u00f9ng chung c\u1ea5p t\u1ec9nh, nh\u1eb1m g\u00f3p ph\u1ea7n n\u00e2ng cao c\u00e1c Ch\u1ec9 s\u1ed1 DTI c\u1ee7a t\u1ec9nh", "solution": "Ph\u1ed1i h\u1ee3p S\u1edf Khoa h\u1ecdc v\u00e0 C\u00f4ng ngh\u1ec7, c\u01a1 quan c\u00f3 th\u1ea9m quy\u1ec1n kh\u00e1c tham gia tri\u1ec3n khai N\u1ec1n t\u1ea3ng t\u00edch h\u1ee3p, chia s\u1ebb d\u1eef li\u1ec7u c\u1ea5p t\u1ec9nh; N\u1ec1n t\u1ea3ng t\u1ed5ng h\u1ee3p, ph\u00e2n t\u00edch d\u1eef li\u1ec7u c\u1ea5p t\u1ec9nh; Trung t\u00e2m gi\u00e1m s\u00e1t, \u0111i\u1ec1u h\u00e0nh th\u00f4ng minh c\u1ea5p t\u1ec9nh; N\u1ec1n t\u1ea3ng AI c\u1ea5p t\u1ec9nh (v\u00ed d\u1ee5: C\u00e1c Tr\u1ee3 l\u00fd \u1ea3o h\u1ed7 tr\u1ee3 CCVC th\u1ef1c thi c\u00f4ng v\u1ee5, Tr\u1ee3 l\u00fd \u1ea3o kh\u00e1c); Kho d\u1eef li\u1ec7u d\u00f9ng chung c\u1ea5p t\u1ec9nh", "deadline": "N\u0103m 2026", "lead": "S\u1edf T\u01b0 ph\u00e1p (C\u00e1c ph\u00f2ng, \u0111\u01a1n v\u1ecb thu\u1ed9c S\u1edf)", "coordination": "C\u00e1c s\u1edf, ban, ng\u00e0nh c\u1ea5p t\u1ec9nh", "product": "B\u00e1o c\u00e1o k\u1ebft qu\u1ea3 th\u1ef1c hi\u1ec7n", "due_on": null, "target": null, "indicator": "", "units": ["HCBTTP", "PBGDPL", "TGPL-NN", "VP", "XDTHPL"]}', '8a84b94a048d68e96398f55dc8164b1cdffaf5a3d0b8c85426832caa30bf89c9', '1c8bbc94a7c7fb52b8f5dfbbd635f97913e439e9810daf6ac2e15bfc51f9db06');
INSERT INTO public.trail VALUES (68, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'programme.task_added', 'DTI-2026', '{"code": "3", "heading": "H\u1ea1 t\u1ea7ng v\u00e0 N\u1ec1n t\u1ea3ng s\u1ed1", "task": "Ph\u1ed1i h\u1ee3p c\u01a1 quan c\u00f3 th\u1ea9m quy\u1ec1n tri\u1ec3n khai, t\u0103ng c\u01b0\u1eddng \u1ee9ng d\u1ee5ng tr\u00ed tu\u1ec7 nh\u00e2n t\u1ea1o, tr\u1ee3 l\u00fd \u1ea3o trong qu\u1ea3n l\u00fd, \u0111i\u1ec1u h\u00e0nh, h\u1ed7 tr\u1ee3 ho\u1ea1t \u0111\u1ed9ng c\u1ee7a c\u00e1n b\u1ed9, c\u00f4ng ch\u1ee9c, vi\u00ean ch\u1ee9c, ng\u01b0\u1eddi lao \u0111\u1ed9ng, ng\u01b0\u1eddi d\u00e2n, doanh nghi\u1ec7p v\u00e0 m\u1ed9t s\u1ed1 ho\u1ea1t \u0111\u1ed9ng n\u00e2ng cao kh\u00e1c", "solution": "\u1ee8ng d\u1ee5ng c\u00e1c c\u00f4ng c\u1ee5 AI ph\u1ed5 bi\u1ebfn hi\u1ec7n nay (nh\u01b0: ChatGPT, Gemini, Notion AI, Canva AI,...) ph\u1ee5c v\u1ee5 c\u00f4ng t\u00e1c qu\u1ea3n l\u00fd, \u0111i\u1ec1u h\u00e0nh, h\u1ed7 tr\u1ee3 ho\u1ea1t \u0111\u1ed9ng chuy\u00ean m\u00f4n c\u1ee7a c\u00e1n b\u1ed9, c\u00f4ng ch\u1ee9c, vi\u00ean ch\u1ee9c, ng\u01b0\u1eddi lao \u0111\u1ed9ng v\u00e0 m\u1ed9t s\u1ed1 ho\u1ea1t \u0111\u1ed9ng n\u00e2ng cao kh\u00e1c", "deadline": "N\u0103m 2026", "lead": "S\u1edf T\u01b0 ph\u00e1p (V\u0103n ph\u00f2ng S\u1edf)", "coordination": "C\u00e1c s\u1edf, ban, ng\u00e0nh c\u1ea5p t\u1ec9nh; c\u00e1c ph\u00f2ng, \u0111\u01a1n v\u1ecb thu\u1ed9c S\u1edf", "product": "Th\u00f4ng qua \u1ee8ng d\u1ee5ng tr\u00ed tu\u1ec7 nh\u00e2n t\u1ea1o, tr\u1ee3 l\u00fd \u1ea3o trong qu\u1ea3n l\u00fd, \u0111i\u1ec1u h\u00e0nh, h\u1ed7 tr\u1ee3 ho\u1ea1t \u0111\u1ed9ng chuy\u00ean m\u00f4n \u0111em l\u1ea1i hi\u1ec7u qu\u1ea3, t\u1ed1i \u01b0u h\u00f3a c\u00f4ng vi\u1ec7c th\u1ee7 c\u00f4ng c\u1ee7a c\u00e1n b\u1ed9, c\u00f4ng ch\u1ee9c, vi\u00ean ch\u1ee9c, ng\u01b0\u1eddi lao \u0111\u1ed9ng v\u00e0 m\u1ed9t s\u1ed1 ho\u1ea1t \u0111\u1ed9ng n\u00e2ng cao kh\u00e1c c\u1ee7a ng\u00e0nh T\u01b0 ph\u00e1p", "due_on": null, "target": null, "indicator": "", "units": ["VP"]}', '1c8bbc94a7c7fb52b8f5dfbbd635f97913e439e9810daf6ac2e15bfc51f9db06', '1170bd19dfb08a9a50053b977d3eaa51df90673f6734dbb9dead41e975f270c1');
INSERT INTO public.trail VALUES (69, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'programme.task_added', 'DTI-2026', '{"code": "4", "heading": "Nh\u00e2n l\u1ef1c s\u1ed1", "task": "100% c\u00e1c ph\u00f2ng, \u0111\u01a1n v\u1ecb thu\u1ed9c S\u1edf th\u1ef1c hi\u1ec7n nhi\u1ec7m v\u1ee5 \u1ee9ng d\u1ee5ng c\u00f4ng ngh\u1ec7 th\u00f4ng tin, chuy\u1ec3n \u0111\u1ed5i s\u1ed1 v\u00e0o chuy\u00ean m\u00f4n. V\u0103n ph\u00f2ng S\u1edf b\u1ed1 tr\u00ed t\u1ed1i thi\u1ec3u 02 c\u00f4ng ch\u1ee9c tr\u1edf l\u00ean chuy\u00ean tr\u00e1ch v\u1ec1 chuy\u1ec3n \u0111\u1ed5i s\u1ed1; c\u00e1c ph\u00f2ng, \u0111\u01a1n v\u1ecb thu\u1ed9c S\u1edf b\u1ed1 tr\u00ed t\u1ed1i thi\u1ec3u 01 c\u00f4ng ch\u1ee9c, vi\u00ean ch\u1ee9c, ng\u01b0\u1eddi lao \u0111\u1ed9ng tr\u1edf l\u00ean chuy\u00ean tr\u00e1ch v\u1ec1 chuy\u1ec3n \u0111\u1ed5i s\u1ed1, nh\u1eb1m \u0111\u1ec3 ph\u1ee5c v\u1ee5 tri\u1ec3n khai nhi\u1ec7m v\u1ee5 chuy\u1ec3n \u0111\u1ed5i s\u1ed1 chung c\u1ee7a c\u01a1 quan, \u0111\u01a1n v\u1ecb", "solution": "- Ban h\u00e0nh Quy\u1ebft \u0111\u1ecbnh giao ho\u1eb7c v\u0103n b\u1ea3n ph\u00e2n c\u00f4ng b\u1ed9 ph\u1eadn/\u0111\u1ea7u m\u1ed1i th\u1ef1c hi\u1ec7n nhi\u1ec7m v\u1ee5 chuy\u1ec3n \u0111\u1ed5i s\u1ed1 - Ban h\u00e0nh Quy\u1ebft \u0111\u1ecbnh giao ho\u1eb7c v\u0103n b\u1ea3n ph\u00e2n c\u00f4ng c\u00f4ng ch\u1ee9c, vi\u00ean ch\u1ee9c chuy\u00ean tr\u00e1ch v\u1ec1 chuy\u1ec3n \u0111\u1ed5i s\u1ed1.", "deadline": "N\u0103m 2026", "lead": "V\u0103n ph\u00f2ng S\u1edf", "coordination": "C\u00e1c ph\u00f2ng, \u0111\u01a1n v\u1ecb thu\u1ed9c S\u1edf", "product": "C\u00e1c ph\u00f2ng, \u0111\u01a1n v\u1ecb thu\u1ed9c S\u1edf c\u00f3 b\u1ed9 ph\u1eadn/\u0111\u1ea7u m\u1ed1i th\u1ef1c hi\u1ec7n nhi\u1ec7m v\u1ee5 chuy\u1ec3n \u0111\u1ed5i s\u1ed1 v\u00e0 b\u1ed1 tr\u00ed t\u1ed1i thi\u1ec3u t\u1eeb V\u0103n ph\u00f2ng S\u1edf b\u1ed1 tr\u00ed t\u1ed1i thi\u1ec3u 02 c\u00f4ng ch\u1ee9c tr\u1edf l\u00ean chuy\u00ean tr\u00e1ch v\u1ec1 chuy\u1ec3n \u0111\u1ed5i s\u1ed1; c\u00e1c ph\u00f2ng, \u0111\u01a1n v\u1ecb thu\u1ed9c S\u1edf b\u1ed1 tr\u00ed t\u1ed1i thi\u1ec3u 01 c\u00f4ng ch\u1ee9c, vi\u00ean ch\u1ee9c, ng\u01b0\u1eddi lao \u0111\u1ed9ng tr\u1edf l\u00ean chuy\u00ean tr\u00e1ch v\u1ec1 chuy\u1ec3n \u0111\u1ed5i s\u1ed1", "target": 100, "due_on": null, "indicator": "", "units": ["VP"]}', '1170bd19dfb08a9a50053b977d3eaa51df90673f6734dbb9dead41e975f270c1', '68947068588f2ce15f7d91b7af93fc59ba8f0e7b655f87d519bbef6763f2e763');
INSERT INTO public.trail VALUES (90, '2026-11-28 17:46:18.244838+00', 'can.bo', 'plan_state.recorded', 'LUU-TRU', '{"on": "2026-09-01", "state": "full", "expected_on": null}', '8d1e7a1c0a841a9f44abc5846aa25cee13bb79c5bb0f9b3805af176af46320ef', 'b25a814f6517efd03a637edb1d022472cdcf088bbaab4723b9127976b39c4473');
INSERT INTO public.trail VALUES (91, '2026-11-28 17:46:18.508015+00', 'can.bo', 'audit.recorded', 'MISA', '{"concluded_on": "2026-09-30", "kind": "periodic", "conclusion": "eligible", "conditions_until": null, "conditions": "", "assessor": "Trung t\u00e2m C\u00f4ng ngh\u1ec7 th\u00f4ng tin", "assessor_kind": "licensed", "occasion": "periodic", "document_number": "12/BC-KT", "document_date": "2026-09-30", "issuer": "", "licence": "", "compliance": null, "effectiveness": null, "weaknesses": null, "box": "", "planned_id": null}', 'b25a814f6517efd03a637edb1d022472cdcf088bbaab4723b9127976b39c4473', 'fd3da204d6d9f8d8e442faefd1218811a5e679100d29331d6459867943c97ad8');
INSERT INTO public.trail VALUES (70, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'programme.task_added', 'DTI-2026', '{"code": "5", "heading": "Nh\u00e2n l\u1ef1c s\u1ed1", "task": "Tham gia \u0111\u00e0o t\u1ea1o, t\u1eadp hu\u1ea5n, b\u1ed3i d\u01b0\u1ee1ng ki\u1ebfn th\u1ee9c v\u1ec1 chuy\u1ec3n \u0111\u1ed5i s\u1ed1, \u0111\u1ea3m b\u1ea3o 100% c\u00f4ng ch\u1ee9c, vi\u00ean ch\u1ee9c, ng\u01b0\u1eddi lao \u0111\u1ed9ng t\u1ea1i c\u00e1c ph\u00f2ng, \u0111\u01a1n v\u1ecb thu\u1ed9c S\u1edf \u0111\u01b0\u1ee3c \u0111\u00e0o t\u1ea1o, b\u1ed3i d\u01b0\u1ee1ng theo ch\u1ec9 ti\u00eau \u0111\u01b0\u1ee3c giao c\u1ee7a c\u01a1 quan c\u00f3 th\u1ea9m quy\u1ec1n", "solution": "C\u1eed c\u00f4ng ch\u1ee9c, vi\u00ean ch\u1ee9c, ng\u01b0\u1eddi lao \u0111\u1ed9ng tham gia \u0111\u00e0o t\u1ea1o, t\u1eadp hu\u1ea5n, b\u1ed3i d\u01b0\u1ee1ng ki\u1ebfn th\u1ee9c v\u1ec1 chuy\u1ec3n \u0111\u1ed5i s\u1ed1 do c\u01a1 quan c\u00f3 th\u1ea9m quy\u1ec1n t\u1ed5 ch\u1ee9c", "deadline": "N\u0103m 2026", "lead": "S\u1edf T\u01b0 ph\u00e1p (V\u0103n ph\u00f2ng S\u1edf)", "coordination": "C\u00e1c s\u1edf, ban, ng\u00e0nh c\u1ea5p t\u1ec9nh; c\u00e1c ph\u00f2ng, \u0111\u01a1n v\u1ecb thu\u1ed9c S\u1edf", "product": "100% c\u00f4ng ch\u1ee9c, vi\u00ean ch\u1ee9c, ng\u01b0\u1eddi lao \u0111\u1ed9ng \u0111\u01b0\u1ee3c c\u1eed tham gia \u0111\u00e0o t\u1ea1o, b\u1ed3i d\u01b0\u1ee1ng", "target": 100, "due_on": null, "indicator": "", "units": ["VP"]}', '68947068588f2ce15f7d91b7af93fc59ba8f0e7b655f87d519bbef6763f2e763', '6d3d96ccbcf8f1156d48c94e5d4cfc891cedcabbdf69edcafe86e104e73bd474');
INSERT INTO public.trail VALUES (71, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'programme.task_added', 'DTI-2026', '{"code": "6", "heading": "An to\u00e0n th\u00f4ng tin, an ninh m\u1ea1ng", "task": "Tri\u1ec3n khai nhi\u1ec7m v\u1ee5 b\u1ea3o \u0111\u1ea3m an to\u00e0n th\u00f4ng tin theo c\u1ea5p \u0111\u1ed9 cho c\u00e1c h\u1ec7 th\u1ed1ng th\u00f4ng tin, b\u1ea3o \u0111\u1ea3m 100% h\u1ec7 th\u1ed1ng th\u00f4ng tin x\u00e2y d\u1ef1ng h\u1ed3 s\u01a1 \u0111\u1ec1 xu\u1ea5t c\u1ea5p \u0111\u1ed9 v\u00e0 \u0111\u01b0\u1ee3c ph\u00ea duy\u1ec7t theo quy \u0111\u1ecbnh; tri\u1ec3n khai \u0111\u1ea7y \u0111\u1ee7 ph\u01b0\u01a1ng \u00e1n b\u1ea3o \u0111\u1ea3m an to\u00e0n th\u00f4ng tin theo h\u1ed3 s\u01a1 \u0111\u01b0\u1ee3c ph\u00ea duy\u1ec7t", "solution": "X\u00e2y d\u1ef1ng c\u1ea5p \u0111\u1ed9 v\u00e0 \u0111\u01b0\u1ee3c c\u01a1 quan c\u00f3 th\u1ea9m quy\u1ec1n ph\u00ea duy\u1ec7t", "deadline": "N\u0103m 2026", "lead": "S\u1edf T\u01b0 ph\u00e1p (V\u0103n ph\u00f2ng S\u1edf)", "coordination": "C\u00f4ng an t\u1ec9nh An Giang", "product": "100% h\u1ec7 th\u1ed1ng th\u00f4ng tin \u0111\u01b0\u1ee3c ph\u00ea duy\u1ec7t h\u1ed3 s\u01a1 \u0111\u1ec1 xu\u1ea5t c\u1ea5p \u0111\u1ed9 v\u00e0 tri\u1ec3n khai \u0111\u1ea7y \u0111\u1ee7 ph\u01b0\u01a1ng \u00e1n b\u1ea3o \u0111\u1ea3m an to\u00e0n th\u00f4ng tin theo h\u1ed3 s\u01a1 \u0111\u01b0\u1ee3c ph\u00ea duy\u1ec7t", "target": 100, "indicator": "level_and_plan", "due_on": null, "units": ["VP"]}', '6d3d96ccbcf8f1156d48c94e5d4cfc891cedcabbdf69edcafe86e104e73bd474', '1e0ca2ff137432a0f48afa4c4aca117245c939d04570c8a0fcce825dba5b9ca3');
INSERT INTO public.trail VALUES (72, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'programme.task_added', 'DTI-2026', '{"code": "7", "heading": "An to\u00e0n th\u00f4ng tin, an ninh m\u1ea1ng", "task": "Th\u1ef1c hi\u1ec7n ki\u1ec3m tra, \u0111\u00e1nh gi\u00e1 an to\u00e0n th\u00f4ng tin, an ninh m\u1ea1ng \u0111\u1ecbnh k\u1ef3 cho h\u1ec7 th\u1ed1ng th\u00f4ng tin (t\u1ed1i thi\u1ec3u 1 l\u1ea7n/2 n\u0103m \u0111\u1ed1i v\u1edbi h\u1ec7 th\u1ed1ng th\u00f4ng tin c\u1ea5p \u0111\u1ed9 1, c\u1ea5p \u0111\u1ed9 2; t\u1ed1i thi\u1ec3u 1 l\u1ea7n/n\u0103m \u0111\u1ed1i v\u1edbi h\u1ec7 th\u1ed1ng th\u00f4ng tin c\u1ea5p \u0111\u1ed9 3, c\u1ea5p \u0111\u1ed9 4) v\u00e0 theo h\u01b0\u1edbng d\u1eabn c\u1ee7a B\u1ed9 C\u00f4ng an, ch\u1ec9 \u0111\u1ea1o c\u1ee7a C\u00f4ng an t\u1ec9nh; th\u1ef1c hi\u1ec7n c\u00f3 hi\u1ec7u qu\u1ea3 nguy\u00ean t\u1eafc \u201cH\u1ec7 th\u1ed1ng th\u00f4ng tin ch\u01b0a \u0111\u01b0\u1ee3c k\u1ebft lu\u1eadn b\u1ea3o \u0111\u1ea3m an to\u00e0n th\u00f4ng tin th\u00ec ch\u01b0a \u0111\u01b0a v\u00e0o s\u1eed d\u1ee5ng\u201d", "solution": "Th\u1ef1c hi\u1ec7n theo quy\u1ebft \u0111\u1ecbnh \u0111\u00e3 \u0111\u01b0\u1ee3c ph\u00ea duy\u1ec7t c\u1ee7a c\u01a1 quan c\u00f3 th\u1ea9m quy\u1ec1n", "deadline": "N\u0103m 2026", "lead": "S\u1edf T\u01b0 ph\u00e1p (V\u0103n ph\u00f2ng S\u1edf)", "coordination": "C\u00f4ng an t\u1ec9nh An Giang", "product": "100% h\u1ec7 th\u1ed1ng th\u00f4ng tin ki\u1ec3m tra, \u0111\u00e1nh gi\u00e1 an to\u00e0n th\u00f4ng tin, an ninh m\u1ea1ng \u0111\u1ecbnh k\u1ef3 theo quy \u0111\u1ecbnh ho\u1eb7c theo v\u0103n b\u1ea3n ch\u1ec9 \u0111\u1ea1o c\u1ee7a C\u00f4ng an t\u1ec9nh", "target": 100, "indicator": "audited", "due_on": null, "units": ["VP"]}', '1e0ca2ff137432a0f48afa4c4aca117245c939d04570c8a0fcce825dba5b9ca3', '99778b63c8490d6c6428000c6121c93a978600e9ab6f1a6e7a75311ec3158b56');
INSERT INTO public.trail VALUES (73, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'programme.task_added', 'DTI-2026', '{"code": "8", "heading": "Ho\u1ea1t \u0111\u1ed9ng ch\u00ednh quy\u1ec1n s\u1ed1", "task": "Duy tr\u00ec, c\u1ea3i thi\u1ec7n v\u00e0 n\u00e2ng c\u1ea5p Trang th\u00f4ng tin \u0111i\u1ec7n t\u1eed c\u1ee7a S\u1edf T\u01b0 ph\u00e1p, \u0111\u00e1p \u1ee9ng y\u00eau c\u1ea7u ch\u1ee9c n\u0103ng, t\u00ednh n\u0103ng k\u1ef9 thu\u1eadt theo quy \u0111\u1ecbnh t\u1ea1i theo Th\u00f4ng t\u01b0 s\u1ed1 22/2023/TT-BTTTT ng\u00e0y 31/12/2023 c\u1ee7a B\u1ed9 Th\u00f4ng tin v\u00e0 Truy\u1ec1n th\u00f4ng v\u00e0 h\u01b0\u1edbng d\u1eabn c\u1ee7a S\u1edf Khoa h\u1ecdc v\u00e0 C\u00f4ng ngh\u1ec7 t\u1ec9nh", "solution": "X\u00e2y d\u1ef1ng Quy\u1ebft \u0111\u1ecbnh/K\u1ebf ho\u1ea1ch v\u00e0 tri\u1ec3n khai n\u00e2ng c\u1ea5p Trang th\u00f4ng tin \u0111i\u1ec7n t\u1eed c\u1ee7a S\u1edf T\u01b0 ph\u00e1p \u0111\u00e1p \u1ee9ng y\u00eau c\u1ea7u ch\u1ee9c n\u0103ng, t\u00ednh n\u0103ng k\u1ef9 thu\u1eadt theo quy \u0111\u1ecbnh t\u1ea1i theo Th\u00f4ng t\u01b0 s\u1ed1 22/2023/TT-BTTTT", "deadline": "N\u0103m 2026", "lead": "S\u1edf T\u01b0 ph\u00e1p (V\u0103n ph\u00f2ng S\u1edf)", "coordination": "S\u1edf Khoa h\u1ecdc v\u00e0 C\u00f4ng ngh\u1ec7; C\u00e1c s\u1edf, ban, ng\u00e0nh c\u1ea5p t\u1ec9nh", "product": "Trang th\u00f4ng tin \u0111i\u1ec7n t\u1eed c\u1ee7a S\u1edf T\u01b0 ph\u00e1p \u0111\u00e1p \u1ee9ng y\u00eau c\u1ea7u ch\u1ee9c n\u0103ng, t\u00ednh n\u0103ng k\u1ef9 thu\u1eadt theo quy \u0111\u1ecbnh t\u1ea1i theo Th\u00f4ng t\u01b0 s\u1ed1 22/2023/TT-BTTTT", "due_on": null, "target": null, "indicator": "", "units": ["VP"]}', '99778b63c8490d6c6428000c6121c93a978600e9ab6f1a6e7a75311ec3158b56', '7171b0bd27691c5ab687b236caa50f4149566279373fa72e98bb612d0c15246c');
INSERT INTO public.trail VALUES (92, '2026-11-28 17:46:18.754604+00', 'can.bo', 'audit.recorded', 'LUU-TRU', '{"concluded_on": "2026-10-30", "kind": "periodic", "conclusion": "conditional", "conditions_until": "2026-12-19", "conditions": "B\u1ed5 sung sao l\u01b0u ngo\u1ea1i tuy\u1ebfn.", "assessor": "Trung t\u00e2m C\u00f4ng ngh\u1ec7 th\u00f4ng tin", "assessor_kind": "licensed", "occasion": "periodic", "document_number": "12/BC-KT", "document_date": "2026-10-30", "issuer": "", "licence": "", "compliance": null, "effectiveness": null, "weaknesses": null, "box": "", "planned_id": null}', 'fd3da204d6d9f8d8e442faefd1218811a5e679100d29331d6459867943c97ad8', 'dc51e7d06a7dd2a2081cad4303166b86d4e404343b3d688bf775a1788cb4cd5e');
INSERT INTO public.trail VALUES (93, '2026-11-28 17:46:19.052889+00', 'can.bo', 'audit.recorded', 'HO-TICH', '{"concluded_on": "2025-01-08", "kind": "periodic", "conclusion": "eligible", "conditions_until": null, "conditions": "", "assessor": "Trung t\u00e2m C\u00f4ng ngh\u1ec7 th\u00f4ng tin", "assessor_kind": "licensed", "occasion": "periodic", "document_number": "12/BC-KT", "document_date": "2025-01-08", "issuer": "", "licence": "", "compliance": null, "effectiveness": null, "weaknesses": null, "box": "", "planned_id": null}', 'dc51e7d06a7dd2a2081cad4303166b86d4e404343b3d688bf775a1788cb4cd5e', '3e83534ce726e59e3382dbb0d1ba67b2fcb32eef27743c2930c167fb307390ee');
INSERT INTO public.trail VALUES (74, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'programme.task_added', 'DTI-2026', '{"code": "9", "heading": "Ho\u1ea1t \u0111\u1ed9ng ch\u00ednh quy\u1ec1n s\u1ed1", "task": "\u0110\u1ea9y m\u1ea1nh cung c\u1ea5p d\u1ecbch v\u1ee5 c\u00f4ng tr\u1ef1c tuy\u1ebfn, ph\u1ea5n \u0111\u1ea5u 80% tr\u1edf l\u00ean h\u1ed3 s\u01a1 th\u1ee7 t\u1ee5c h\u00e0nh ch\u00ednh l\u00e0 h\u1ed3 s\u01a1 tr\u1ef1c tuy\u1ebfn to\u00e0n tr\u00ecnh; 80% ng\u01b0\u1eddi d\u00e2n v\u00e0 doanh nghi\u1ec7p s\u1eed d\u1ee5ng d\u1ecbch v\u1ee5 c\u00f4ng tr\u1ef1c tuy\u1ebfn; 95% ng\u01b0\u1eddi d\u00e2n, doanh nghi\u1ec7p \u0111\u00e1nh gi\u00e1 h\u00e0i l\u00f2ng khi s\u1eed d\u1ee5ng d\u1ecbch v\u1ee5 c\u00f4ng tr\u1ef1c tuy\u1ebfn", "solution": "X\u00e2y d\u1ef1ng K\u1ebf ho\u1ea1ch tri\u1ec3n khai th\u1ef1c hi\u1ec7n v\u1ec1 CCHC, KSTTHC; Tuy\u00ean truy\u1ec1n tr\u00ean Trang th\u00f4ng tin \u0111i\u1ec7n t\u1eed S\u1edf T\u01b0 ph\u00e1p v\u00e0 ph\u01b0\u01a1ng ti\u1ec7n th\u00f4ng tin kh\u00e1c", "deadline": "N\u0103m 2026", "lead": "S\u1edf T\u01b0 ph\u00e1p (Ph\u00f2ng, \u0111\u01a1n v\u1ecb thu\u1ed9c S\u1edf c\u00f3 TTHC)", "coordination": "Trung t\u00e2m Ph\u1ee5c v\u1ee5 h\u00e0nh ch\u00ednh c\u00f4ng t\u1ec9nh; S\u1edf Khoa h\u1ecdc v\u00e0 C\u00f4ng ngh\u1ec7", "product": "80% tr\u1edf l\u00ean h\u1ed3 s\u01a1 th\u1ee7 t\u1ee5c h\u00e0nh ch\u00ednh l\u00e0 h\u1ed3 s\u01a1 tr\u1ef1c tuy\u1ebfn to\u00e0n tr\u00ecnh; 80% ng\u01b0\u1eddi d\u00e2n v\u00e0 doanh nghi\u1ec7p s\u1eed d\u1ee5ng d\u1ecbch v\u1ee5 c\u00f4ng tr\u1ef1c tuy\u1ebfn; 95% ng\u01b0\u1eddi d\u00e2n, doanh nghi\u1ec7p \u0111\u00e1nh gi\u00e1 h\u00e0i l\u00f2ng khi s\u1eed d\u1ee5ng d\u1ecbch v\u1ee5 c\u00f4ng tr\u1ef1c tuy\u1ebfn", "due_on": null, "target": null, "indicator": "", "units": []}', '7171b0bd27691c5ab687b236caa50f4149566279373fa72e98bb612d0c15246c', '08efd3273362a9ffa61698e6a5f00b8ba322a6ed1c04b95ac93532def84a52c5');
INSERT INTO public.trail VALUES (75, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'programme.task_added', 'DTI-2026', '{"code": "10", "heading": "Ho\u1ea1t \u0111\u1ed9ng Kinh t\u1ebf s\u1ed1", "task": "Ph\u1ed1i h\u1ee3p c\u01a1 quan c\u00f3 th\u1ea9m quy\u1ec1n r\u00e0 so\u00e1t, x\u00e2y d\u1ef1ng c\u01a1 ch\u1ebf, ch\u00ednh s\u00e1ch \u0111\u1ec3 thu h\u00fat, th\u00fac \u0111\u1ea9y ph\u00e1t tri\u1ec3n c\u00e1c doanh nghi\u1ec7p c\u00f4ng ngh\u1ec7 s\u1ed1 c\u00f3 m\u00e3 ng\u00e0nh kinh doanh ch\u00ednh thu\u1ed9c c\u00e1c m\u00e3 ng\u00e0nh kinh t\u1ebf s\u1ed1 ICT v\u00e0 kinh t\u1ebf s\u1ed1 n\u1ec1n t\u1ea3ng. T\u0103ng c\u01b0\u1eddng c\u00f4ng t\u00e1c th\u00f4ng tin, tuy\u00ean truy\u1ec1n, tri\u1ec3n khai h\u1ed7 tr\u1ee3 c\u00e1c doanh nghi\u1ec7p s\u1eed d\u1ee5ng h\u1ee3p \u0111\u1ed3ng \u0111i\u1ec7n t\u1eed, nh\u1eb1m g\u00f3p ph\u1ea7n n\u00e2ng cao c\u00e1c ch\u1ec9 s\u1ed1 DTI c\u1ee7a t\u1ec9nh", "solution": "- Tri\u1ec3n khai c\u00e1c n\u1ed9i dung t\u1ea1i K\u1ebf ho\u1ea1ch s\u1ed1 38/KH-UBND ng\u00e0y 08/8/2025 c\u1ee7a \u1ee6y ban nh\u00e2n d\u00e2n t\u1ec9nh An Giang v\u1ec1 h\u1ed7 tr\u1ee3 doanh nghi\u1ec7p nh\u1ecf v\u00e0 v\u1eeba, doanh nghi\u1ec7p t\u01b0 nh\u00e2n, h\u1ed9 kinh doanh, c\u00e1 nh\u00e2n kinh doanh n\u0103m 2026 v\u00e0 giai \u0111o\u1ea1n 2026 - 2028 tr\u00ean \u0111\u1ecba b\u00e0n t\u1ec9nh An Giang. - Tri\u1ec3n khai K\u1ebf ho\u1ea1ch th\u1ef1c hi\u1ec7n Ch\u01b0\u01a1ng tr\u00ecnh ph\u00e1t tri\u1ec3n kinh t\u1ebf s\u1ed1 - x\u00e3 h\u1ed9i s\u1ed1 v\u1edbi c\u00e1c m\u1ee5c ti\u00eau \u0111\u01b0\u1ee3c l\u01b0\u1ee3ng h\u00f3a c\u1ee5 th\u1ec3; giao tr\u00e1ch nhi\u1ec7m ng\u01b0\u1eddi \u0111\u1ee9ng \u0111\u1ea7u c\u00e1c \u0111\u01a1n v\u1ecb tr\u1ef1c ti\u1ebfp ph\u1ee5 tr\u00e1ch, ch\u1ec9 \u0111\u1ea1o. - Tri\u1ec3n khai c\u00e1c nhi\u1ec7m v\u1ee5 h\u1ed7 tr\u1ee3 c\u00e1c doanh nghi\u1ec7p nh\u1ecf v\u00e0 v\u1eeba chuy\u1ec3n \u0111\u1ed5i s\u1ed1", "deadline": "N\u0103m 2026", "lead": "S\u1edf T\u01b0 ph\u00e1p (C\u00e1c ph\u00f2ng, \u0111\u01a1n v\u1ecb thu\u1ed9c S\u1edf)", "coordination": "C\u00e1c s\u1edf, ban, ng\u00e0nh c\u1ea5p t\u1ec9nh", "product": "Tham gia, ph\u1ed1i h\u1ee3p c\u01a1 quan c\u00f3 th\u1ea9m quy\u1ec1n r\u00e0 so\u00e1t, x\u00e2y d\u1ef1ng c\u01a1 ch\u1ebf, ch\u00ednh s\u00e1ch \u0111\u1ec3 thu h\u00fat, th\u00fac \u0111\u1ea9y ph\u00e1t tri\u1ec3n c\u00e1c doanh nghi\u1ec7p c\u00f4ng ngh\u1ec7 s\u1ed1, nh\u1eb1m g\u00f3p ph\u1ea7n n\u00e2ng cao c\u00e1c ch\u1ec9 s\u1ed1 DTI c\u1ee7a t\u1ec9nh", "due_on": null, "target": null, "indicator": "", "units": ["HCBTTP", "PBGDPL", "TGPL-NN", "VP", "XDTHPL"]}', '08efd3273362a9ffa61698e6a5f00b8ba322a6ed1c04b95ac93532def84a52c5', '196c3be585f1fee8d804b209551fc704219d4323746dd910a901dcd1161b20f7');
INSERT INTO public.trail VALUES (76, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'programme.task_added', 'DTI-2026', '{"code": "11", "heading": "Ho\u1ea1t \u0111\u1ed9ng x\u00e3 h\u1ed9i s\u1ed1", "task": "Ph\u1ed1i h\u1ee3p c\u01a1 quan c\u00f3 th\u1ea9m quy\u1ec1n t\u0103ng c\u01b0\u1eddng c\u00f4ng t\u00e1c th\u00f4ng tin, tuy\u00ean truy\u1ec1n, v\u1eadn \u0111\u1ed9ng, khuy\u1ebfn kh\u00edch ng\u01b0\u1eddi d\u00e2n \u0111\u0103ng k\u00fd t\u00e0i kho\u1ea3n giao d\u1ecbch t\u1ea1i ng\u00e2n h\u00e0ng, \u0111\u0103ng k\u00fd s\u1eed d\u1ee5ng ch\u1eef k\u00fd s\u1ed1 ho\u1eb7c ch\u1eef k\u00fd \u0111i\u1ec7n t\u1eed c\u00e1 nh\u00e2n \u0111\u1ec3 th\u1ef1c hi\u1ec7n c\u00e1c giao d\u1ecbch \u0111i\u1ec7n t\u1eed, s\u1eed d\u1ee5ng S\u1ed5 s\u1ee9c kh\u1ecfe \u0111i\u1ec7n t\u1eed. Tham gia \u0111\u00e0o t\u1ea1o b\u1ed3i d\u01b0\u1ee1ng k\u1ef9 n\u0103ng th\u00f4ng tin v\u00e0 truy\u1ec1n th\u00f4ng m\u1ee9c c\u01a1 b\u1ea3n cho ng\u01b0\u1eddi d\u00e2n tr\u00ean \u0111\u1ecba b\u00e0n t\u1ec9nh, nh\u1eb1m g\u00f3p ph\u1ea7n n\u00e2ng cao c\u00e1c ch\u1ec9 s\u1ed1 DTI c\u1ee7a t\u1ec9nh", "solution": "Tham gia c\u00f9ng c\u01a1 quan c\u00f3 th\u1ea9m quy\u1ec1n t\u1ed5 ch\u1ee9c th\u00f4ng tin, tuy\u00ean truy\u1ec1n, v\u1eadn \u0111\u1ed9ng, khuy\u1ebfn kh\u00edch ng\u01b0\u1eddi d\u00e2n \u0111\u0103ng k\u00fd t\u00e0i kho\u1ea3n giao d\u1ecbch t\u1ea1i ng\u00e2n h\u00e0ng, \u0111\u0103ng k\u00fd s\u1eed d\u1ee5ng ch\u1eef k\u00fd s\u1ed1 ho\u1eb7c ch\u1eef k\u00fd \u0111i\u1ec7n t\u1eed c\u00e1 nh\u00e2n \u0111\u1ec3 th\u1ef1c hi\u1ec7n c\u00e1c giao d\u1ecbch \u0111i\u1ec7n t\u1eed, s\u1eed d\u1ee5ng S\u1ed5 s\u1ee9c kh\u1ecfe \u0111i\u1ec7n t\u1eed..", "deadline": "N\u0103m 2026", "lead": "S\u1edf T\u01b0 ph\u00e1p (C\u00e1c ph\u00f2ng, \u0111\u01a1n v\u1ecb thu\u1ed9c S\u1edf)", "coordination": "C\u00e1c s\u1edf, ban, ng\u00e0nh c\u1ea5p t\u1ec9nh", "product": "C\u1eed c\u00f4ng ch\u1ee9c, vi\u00ean ch\u1ee9c, ng\u01b0\u1eddi lao \u0111\u1ed9ng t\u0103ng c\u01b0\u1eddng c\u00f4ng t\u00e1c th\u00f4ng tin, tuy\u00ean truy\u1ec1n, v\u1eadn \u0111\u1ed9ng, khuy\u1ebfn kh\u00edch ng\u01b0\u1eddi d\u00e2n \u0111\u0103ng k\u00fd t\u00e0i kho\u1ea3n giao d\u1ecbch t\u1ea1i ng\u00e2n h\u00e0ng, \u0111\u0103ng k\u00fd s\u1eed d\u1ee5ng ch\u1eef k\u00fd s\u1ed1 ho\u1eb7c ch\u1eef k\u00fd \u0111i\u1ec7n t\u1eed c\u00e1 nh\u00e2n \u0111\u1ec3 th\u1ef1c hi\u1ec7n c\u00e1c giao d\u1ecbch \u0111i\u1ec7n t\u1eed, s\u1eed d\u1ee5ng S\u1ed5 s\u1ee9c kh\u1ecfe \u0111i\u1ec7n t\u1eed", "due_on": null, "target": null, "indicator": "", "units": ["HCBTTP", "PBGDPL", "TGPL-NN", "VP", "XDTHPL"]}', '196c3be585f1fee8d804b209551fc704219d4323746dd910a901dcd1161b20f7', '0ae861faadc82df9ca5e11b2f4805cd43867a4d453394b83b02f0213f832185d');
INSERT INTO public.trail VALUES (77, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'person.added', 'person:van.phong', '{"role": "leader", "unit": "/"}', '0ae861faadc82df9ca5e11b2f4805cd43867a4d453394b83b02f0213f832185d', 'fd150ffc6fed6a7f1975a73ce323e05b7b94f0ba1b52182771d9bad00db4cff9');
INSERT INTO public.trail VALUES (78, '2026-11-28 17:46:14.129952+00', 'cài đặt', 'person.added', 'person:ho.tich', '{"role": "unit", "unit": "HCBTTP"}', 'fd150ffc6fed6a7f1975a73ce323e05b7b94f0ba1b52182771d9bad00db4cff9', 'b476637174476ae06f524dbe75a34b59ee54f2edfc49951584a0f0e218328f3a');
INSERT INTO public.trail VALUES (79, '2026-11-28 17:46:17.335448+00', 'can.bo', 'regulation.recorded', 'IOFFICE', '{"date": "2026-05-03", "number": "45/Q\u0110-STP", "issuer": "S\u1edf T\u01b0 ph\u00e1p"}', 'b476637174476ae06f524dbe75a34b59ee54f2edfc49951584a0f0e218328f3a', 'bc6f08a15ca0f591fe767218ca79f4d240e4c4bf797b57c90acef8bc5fadee60');
INSERT INTO public.trail VALUES (80, '2026-11-28 17:46:17.335448+00', 'can.bo', 'decision.recorded', 'IOFFICE', '{"date": "2026-05-13", "level": 3, "regime": "85/2016", "number": "123/Q\u0110-UBND", "issuer": "UBND t\u1ec9nh An Giang"}', 'bc6f08a15ca0f591fe767218ca79f4d240e4c4bf797b57c90acef8bc5fadee60', '10f12987f6950fb1abb2bb8dc2bb38550bfb7712c20d4f3667d907048aa86aeb');
INSERT INTO public.trail VALUES (81, '2026-11-28 17:46:17.335448+00', 'can.bo', 'plan_state.recorded', 'IOFFICE', '{"on": "2026-05-14", "state": "full", "expected_on": null}', '10f12987f6950fb1abb2bb8dc2bb38550bfb7712c20d4f3667d907048aa86aeb', '7a88d42ff04e8d22679b3c546f6fcb45269773d63d4b9e302f09ee7db08b94c1');
INSERT INTO public.trail VALUES (82, '2026-11-28 17:46:17.731044+00', 'can.bo', 'regulation.recorded', 'MISA', '{"date": "2025-07-07", "number": "45/Q\u0110-STP", "issuer": "S\u1edf T\u01b0 ph\u00e1p"}', '7a88d42ff04e8d22679b3c546f6fcb45269773d63d4b9e302f09ee7db08b94c1', 'efa3c8733fea2fafdd8dd4419a88c3f8d29d576de8fd9bf9741eaeba473aa040');
INSERT INTO public.trail VALUES (83, '2026-11-28 17:46:17.731044+00', 'can.bo', 'decision.recorded', 'MISA', '{"date": "2025-07-17", "level": 2, "regime": "85/2016", "number": "123/Q\u0110-UBND", "issuer": "UBND t\u1ec9nh An Giang"}', 'efa3c8733fea2fafdd8dd4419a88c3f8d29d576de8fd9bf9741eaeba473aa040', '18c2659eca4d8727c3e6073ebb2b0531db7cce60d562b4d4ceae15bad5d14814');
INSERT INTO public.trail VALUES (84, '2026-11-28 17:46:17.731044+00', 'can.bo', 'plan_state.recorded', 'MISA', '{"on": "2025-07-18", "state": "full", "expected_on": null}', '18c2659eca4d8727c3e6073ebb2b0531db7cce60d562b4d4ceae15bad5d14814', '0c246a285e84291b207d3637a9f62da3abd055fa4dd8dbf31cef18d016c5534d');
INSERT INTO public.trail VALUES (85, '2026-11-28 17:46:18.012835+00', 'can.bo', 'regulation.recorded', 'HO-TICH', '{"date": "2024-12-19", "number": "45/Q\u0110-STP", "issuer": "S\u1edf T\u01b0 ph\u00e1p"}', '0c246a285e84291b207d3637a9f62da3abd055fa4dd8dbf31cef18d016c5534d', '77434afb907d376eb9ab6eced182d63783fa9efc26d40efcf3345982c5f8d961');
INSERT INTO public.trail VALUES (86, '2026-11-28 17:46:18.012835+00', 'can.bo', 'decision.recorded', 'HO-TICH', '{"date": "2024-12-29", "level": 3, "regime": "85/2016", "number": "123/Q\u0110-UBND", "issuer": "UBND t\u1ec9nh An Giang"}', '77434afb907d376eb9ab6eced182d63783fa9efc26d40efcf3345982c5f8d961', '2464281fff6e63bb8d5b45ea53ecfae7e5518323be881bb710fb172d5406523d');
INSERT INTO public.trail VALUES (87, '2026-11-28 17:46:18.012835+00', 'can.bo', 'plan_state.recorded', 'HO-TICH', '{"on": "2024-12-30", "state": "full", "expected_on": null}', '2464281fff6e63bb8d5b45ea53ecfae7e5518323be881bb710fb172d5406523d', 'a3230ea4badd3d53a8f8bfe6fcb15defc4ea4f02d7cef852613f5231ddf5d3e0');
INSERT INTO public.trail VALUES (88, '2026-11-28 17:46:18.244838+00', 'can.bo', 'regulation.recorded', 'LUU-TRU', '{"date": "2026-08-21", "number": "45/Q\u0110-STP", "issuer": "S\u1edf T\u01b0 ph\u00e1p"}', 'a3230ea4badd3d53a8f8bfe6fcb15defc4ea4f02d7cef852613f5231ddf5d3e0', 'f472503c106be662393e2264f0ab6e23ab4fcd447d777a9097231cb8786b7814');
INSERT INTO public.trail VALUES (89, '2026-11-28 17:46:18.244838+00', 'can.bo', 'decision.recorded', 'LUU-TRU', '{"date": "2026-08-31", "level": 2, "regime": "331/2026", "number": "123/Q\u0110-UBND", "issuer": "UBND t\u1ec9nh An Giang"}', 'f472503c106be662393e2264f0ab6e23ab4fcd447d777a9097231cb8786b7814', '8d1e7a1c0a841a9f44abc5846aa25cee13bb79c5bb0f9b3805af176af46320ef');
INSERT INTO public.trail VALUES (94, '2026-11-28 17:46:19.316721+00', 'can.bo', 'audit.recorded', 'IOFFICE', '{"concluded_on": "2026-07-02", "kind": "periodic", "conclusion": "eligible", "conditions_until": null, "conditions": "", "assessor": "Trung t\u00e2m C\u00f4ng ngh\u1ec7 th\u00f4ng tin", "assessor_kind": "licensed", "occasion": "periodic", "document_number": "12/BC-KT", "document_date": "2026-07-02", "issuer": "", "licence": "", "compliance": null, "effectiveness": null, "weaknesses": null, "box": "", "planned_id": null}', '3e83534ce726e59e3382dbb0d1ba67b2fcb32eef27743c2930c167fb307390ee', '463c74d7ad4dab3cb10ff3ad6f65edf92be84135ceb8a8f81c402cd8d1fdb6b5');
INSERT INTO public.trail VALUES (95, '2026-11-28 17:46:19.534615+00', 'can.bo', 'permission.recorded', 'MISA', '{"on": "2026-11-29", "granted": true, "reason": ""}', '463c74d7ad4dab3cb10ff3ad6f65edf92be84135ceb8a8f81c402cd8d1fdb6b5', '160456900f237ad99f0d458adc9f92406ba0f846dca4cf407ba8cd1000ef39b0');
INSERT INTO public.trail VALUES (96, '2026-11-28 17:46:19.534615+00', 'can.bo', 'permission.recorded', 'LUU-TRU', '{"on": "2026-11-29", "granted": true, "reason": ""}', '160456900f237ad99f0d458adc9f92406ba0f846dca4cf407ba8cd1000ef39b0', '182845e784a378b102b851138ccc46858bc4ef2ae02ac3f3eb8ac1a4387624c6');
INSERT INTO public.trail VALUES (97, '2026-11-28 17:46:19.534615+00', 'can.bo', 'change.recorded', 'IOFFICE', '{"on": "2026-11-26", "what": "Chuy\u1ec3n sang m\u00e1y ch\u1ee7 m\u1edbi", "major": true, "aspects": []}', '182845e784a378b102b851138ccc46858bc4ef2ae02ac3f3eb8ac1a4387624c6', '14c0fe2924fee448b7a17d95b5410ac83dd7c14c130231257d422235a608985c');
INSERT INTO public.trail VALUES (98, '2026-11-28 17:46:20.177439+00', 'can.bo', 'planned_audit.recorded', 'HO-TICH', '{"on": "2026-12-08", "kind": "periodic", "occasion": "periodic", "assessor": "Trung t\u00e2m C\u00f4ng ngh\u1ec7 th\u00f4ng tin", "assessor_kind": "", "note": ""}', '14c0fe2924fee448b7a17d95b5410ac83dd7c14c130231257d422235a608985c', '3e68d1d407d39a70f261827fe1c4197bbd68b9403399172a3ab76e7c743971cb');
INSERT INTO public.trail VALUES (99, '2026-11-28 17:46:20.177439+00', 'can.bo', 'planned_audit.recorded', 'IOFFICE', '{"on": "2026-12-08", "kind": "periodic", "occasion": "periodic", "assessor": "Trung t\u00e2m C\u00f4ng ngh\u1ec7 th\u00f4ng tin", "assessor_kind": "", "note": ""}', '3e68d1d407d39a70f261827fe1c4197bbd68b9403399172a3ab76e7c743971cb', '16050ecad7e68ba3333e1c6b1515637cfb2266d65c91728ef86062d725c191fe');
INSERT INTO public.trail VALUES (100, '2026-11-28 17:46:20.177439+00', 'can.bo', 'planned_audit.recorded', 'LRIS', '{"on": "2026-12-08", "kind": "periodic", "occasion": "periodic", "assessor": "Trung t\u00e2m C\u00f4ng ngh\u1ec7 th\u00f4ng tin", "assessor_kind": "", "note": ""}', '16050ecad7e68ba3333e1c6b1515637cfb2266d65c91728ef86062d725c191fe', '6b4ddfbfe23e9dff8f07c10cde98301819b936bcc5168d0c0c1211b6bbaa2f52');
INSERT INTO public.trail VALUES (101, '2026-11-28 17:46:20.177439+00', 'can.bo', 'planned_audit.recorded', 'TGPL', '{"on": "2026-12-08", "kind": "periodic", "occasion": "periodic", "assessor": "Trung t\u00e2m C\u00f4ng ngh\u1ec7 th\u00f4ng tin", "assessor_kind": "", "note": ""}', '6b4ddfbfe23e9dff8f07c10cde98301819b936bcc5168d0c0c1211b6bbaa2f52', '5d31ecb0a8535c943a9c992bb985e1f4ed7c1e2024b0315914dc20137d8accff');
INSERT INTO public.trail VALUES (102, '2026-11-28 17:46:20.177439+00', 'can.bo', 'planned_audit.recorded', 'TTHC', '{"on": "2026-12-08", "kind": "periodic", "occasion": "periodic", "assessor": "Trung t\u00e2m C\u00f4ng ngh\u1ec7 th\u00f4ng tin", "assessor_kind": "", "note": ""}', '5d31ecb0a8535c943a9c992bb985e1f4ed7c1e2024b0315914dc20137d8accff', '5ec6a5d78d1d953f01fad2965159c1186dd6ce84c8e132a88bd259c04012e6aa');
INSERT INTO public.trail VALUES (103, '2026-11-28 17:46:20.177439+00', 'can.bo', 'finding.recorded', 'LUU-TRU', '{"audit_id": 2, "on": "2026-10-30", "what": "Ch\u01b0a v\u00e1 h\u1ec7 \u0111i\u1ec1u h\u00e0nh m\u00e1y ch\u1ee7", "severity": "major", "responsible": "V\u0103n ph\u00f2ng", "due_on": "2026-11-24"}', '5ec6a5d78d1d953f01fad2965159c1186dd6ce84c8e132a88bd259c04012e6aa', '21735c72bc8ebf8f2ae26a426861af8d64430ed1fa98b0bea824ca080d2cd3b9');
INSERT INTO public.trail VALUES (104, '2026-11-28 17:46:20.177439+00', 'can.bo', 'finding.recorded', 'HO-TICH', '{"audit_id": 3, "on": "2025-01-08", "what": "Thi\u1ebfu nh\u1eadt k\u00fd truy c\u1eadp", "severity": "major", "responsible": "V\u0103n ph\u00f2ng", "due_on": "2026-12-19"}', '21735c72bc8ebf8f2ae26a426861af8d64430ed1fa98b0bea824ca080d2cd3b9', '774f6521d42360f00f20b9ecbd64f4ad42085d7c8526a6aeac9616b7351d3dc1');
INSERT INTO public.trail VALUES (105, '2026-11-28 17:46:20.541182+00', 'can.bo', 'incident.recorded', 'IOFFICE', '{"detected_at": "2026-11-27T11:46:20.541182+00:00", "what": "M\u00e1y ch\u1ee7 b\u1ecb m\u00e3 \u0111\u1ed9c m\u00e3 h\u00f3a d\u1eef li\u1ec7u", "serious": true, "urgent": true, "complex": true, "personal_data": false}', '774f6521d42360f00f20b9ecbd64f4ad42085d7c8526a6aeac9616b7351d3dc1', '2085f1ea0406c1b36d73a525bac12ac9e25a2f12127090085c48b283ef8b07d8');
INSERT INTO public.trail VALUES (106, '2026-11-28 17:46:20.541182+00', 'can.bo', 'incident_step.recorded', 'IOFFICE', '{"incident_id": 1, "kind": "initial_notice", "at": "2026-11-27T11:46:20.541182+00:00", "number": "15/TB-STP", "note": ""}', '2085f1ea0406c1b36d73a525bac12ac9e25a2f12127090085c48b283ef8b07d8', '7a501cad19d6b319f082a7a37cb903c118b572a30be68a6f333d94935dc4444d');
INSERT INTO public.trail VALUES (107, '2026-11-28 17:46:20.541182+00', 'can.bo', 'incident.recorded', 'TTHC', '{"detected_at": "2026-11-24T23:46:20.541182+00:00", "what": "Trang b\u1ecb ch\u00e8n n\u1ed9i dung l\u1ea1", "serious": false, "urgent": false, "complex": false, "personal_data": false}', '7a501cad19d6b319f082a7a37cb903c118b572a30be68a6f333d94935dc4444d', 'a114390102718197816fafa50aa7f8810205145c965cc1d882c02d397abc1e47');
INSERT INTO public.trail VALUES (108, '2026-11-28 17:46:20.541182+00', 'can.bo', 'advisory.recorded', 'IOFFICE', '{"on": "2026-11-28", "kind": "data_leak", "source": "C\u00f4ng an t\u1ec9nh An Giang", "what": "L\u1ed9 12 t\u00e0i kho\u1ea3n", "number": "", "due_on": null}', 'a114390102718197816fafa50aa7f8810205145c965cc1d882c02d397abc1e47', 'a23c79a29094f6b74fc57871bdcec5866a31bad6ca39cc60dfb559cb3e18b803');
INSERT INTO public.trail VALUES (109, '2026-11-28 17:46:20.541182+00', 'can.bo', 'website.recorded', 'IOFFICE', '{"on": "2026-05-13", "address": "sotuphap.angiang.gov.vn", "review_months": 6}', 'a23c79a29094f6b74fc57871bdcec5866a31bad6ca39cc60dfb559cb3e18b803', '814bed98392226ccf90e81ab518889f57de753adeabc69321b652bf2262ff136');
INSERT INTO public.trail VALUES (110, '2026-11-28 17:46:20.541182+00', 'can.bo', 'agreement.recorded', 'IOFFICE', '{"kind": "lease", "number": "05/H\u0110", "on": "2026-02-02", "ends_on": "2026-12-08", "party": "B\u00ean cung c\u1ea5p", "scope": "", "covers_approval": null, "replaces_id": null}', '814bed98392226ccf90e81ab518889f57de753adeabc69321b652bf2262ff136', '0c2539e5f3834963c9658d4002977a9b7dc87d8d24d0b192ad3066eeac84c251');
INSERT INTO public.trail VALUES (111, '2026-11-28 17:46:20.541182+00', 'can.bo', 'focal_point.recorded', 'VP', '{"name": "Chuy\u00ean vi\u00ean V\u0103n ph\u00f2ng", "decision": "20/Q\u0110-STP"}', '0c2539e5f3834963c9658d4002977a9b7dc87d8d24d0b192ad3066eeac84c251', '49999b535471cfc92ba7b53009e7cfb76482e21b730aba0bbb1cb2a5a10174cd');
INSERT INTO public.trail VALUES (112, '2026-11-28 17:46:21.039208+00', 'can.bo', 'progress.recorded', 'DTI-2026', '{"task": "1", "unit": "VP", "quarter": "2026-Q1", "on": "2026-11-29", "state": "in_progress", "percent": 20.0, "result": "\u0110\u00e3 ph\u00e2n c\u00f4ng \u0111\u1ea7u m\u1ed1i v\u00e0 ban h\u00e0nh v\u0103n b\u1ea3n tri\u1ec3n khai", "difficulties": "Thi\u1ebfu kinh ph\u00ed"}', '49999b535471cfc92ba7b53009e7cfb76482e21b730aba0bbb1cb2a5a10174cd', '87718e5c085e3b47d5cdae7bd548e313f71f9cd11c7d632f33af33f94ae6de44');
INSERT INTO public.trail VALUES (113, '2026-11-28 17:46:21.039208+00', 'can.bo', 'progress.recorded', 'DTI-2026', '{"task": "1", "unit": "VP", "quarter": "2026-Q4", "on": "2026-11-29", "state": "in_progress", "percent": 60.0, "result": "\u0110\u00e3 ph\u00e2n c\u00f4ng \u0111\u1ea7u m\u1ed1i v\u00e0 ban h\u00e0nh v\u0103n b\u1ea3n tri\u1ec3n khai", "difficulties": "Thi\u1ebfu kinh ph\u00ed"}', '87718e5c085e3b47d5cdae7bd548e313f71f9cd11c7d632f33af33f94ae6de44', 'f862d18f6b835321b69033b9afa9efaad83990cb4a378312cc46df6de76879d0');
INSERT INTO public.trail VALUES (114, '2026-11-28 17:46:21.039208+00', 'can.bo', 'progress.recorded', 'DTI-2026', '{"task": "2", "unit": "VP", "quarter": "2026-Q1", "on": "2026-11-29", "state": "in_progress", "percent": null, "result": "\u0110\u00e3 ph\u00e2n c\u00f4ng \u0111\u1ea7u m\u1ed1i v\u00e0 ban h\u00e0nh v\u0103n b\u1ea3n tri\u1ec3n khai", "difficulties": ""}', 'f862d18f6b835321b69033b9afa9efaad83990cb4a378312cc46df6de76879d0', '1933cc92ce89a9802ccd9bf703b986bb98a0cc1787caa67e59f69a8e9e5ed771');
INSERT INTO public.trail VALUES (115, '2026-11-28 17:46:21.039208+00', 'can.bo', 'progress.recorded', 'DTI-2026', '{"task": "2", "unit": "VP", "quarter": "2026-Q4", "on": "2026-11-29", "state": "in_progress", "percent": null, "result": "\u0110\u00e3 ph\u00e2n c\u00f4ng \u0111\u1ea7u m\u1ed1i v\u00e0 ban h\u00e0nh v\u0103n b\u1ea3n tri\u1ec3n khai", "difficulties": ""}', '1933cc92ce89a9802ccd9bf703b986bb98a0cc1787caa67e59f69a8e9e5ed771', 'd0844515d937d5f1d1ec8ef90778e3334ea057f2ca1a6e358911b40799c6c81c');
INSERT INTO public.trail VALUES (116, '2026-11-28 17:46:21.039208+00', 'can.bo', 'progress.recorded', 'DTI-2026', '{"task": "2", "unit": "HCBTTP", "quarter": "2026-Q1", "on": "2026-11-29", "state": "in_progress", "percent": null, "result": "\u0110\u00e3 ph\u00e2n c\u00f4ng \u0111\u1ea7u m\u1ed1i v\u00e0 ban h\u00e0nh v\u0103n b\u1ea3n tri\u1ec3n khai", "difficulties": ""}', 'd0844515d937d5f1d1ec8ef90778e3334ea057f2ca1a6e358911b40799c6c81c', '7babd4539ece8b0676075c7655e1375733f0dc147552ccf8aaa23230dd669f44');
INSERT INTO public.trail VALUES (117, '2026-11-28 17:46:21.039208+00', 'can.bo', 'progress.recorded', 'DTI-2026', '{"task": "2", "unit": "HCBTTP", "quarter": "2026-Q4", "on": "2026-11-29", "state": "in_progress", "percent": null, "result": "\u0110\u00e3 ph\u00e2n c\u00f4ng \u0111\u1ea7u m\u1ed1i v\u00e0 ban h\u00e0nh v\u0103n b\u1ea3n tri\u1ec3n khai", "difficulties": ""}', '7babd4539ece8b0676075c7655e1375733f0dc147552ccf8aaa23230dd669f44', '80b2e4f0dc7444447e5972579844dcf32644a87a716a0838928f945b696b85d3');
INSERT INTO public.trail VALUES (118, '2026-11-28 17:46:21.039208+00', 'can.bo', 'progress.recorded', 'DTI-2026', '{"task": "4", "unit": "VP", "quarter": "2026-Q1", "on": "2026-11-29", "state": "in_progress", "percent": 20.0, "result": "\u0110\u00e3 ph\u00e2n c\u00f4ng \u0111\u1ea7u m\u1ed1i v\u00e0 ban h\u00e0nh v\u0103n b\u1ea3n tri\u1ec3n khai", "difficulties": ""}', '80b2e4f0dc7444447e5972579844dcf32644a87a716a0838928f945b696b85d3', '7a28e4834a617588f034e43ff8eb1f769fa31e3d20ccaa846d878da3e8c99942');
INSERT INTO public.trail VALUES (119, '2026-11-28 17:46:21.039208+00', 'can.bo', 'progress.recorded', 'DTI-2026', '{"task": "4", "unit": "VP", "quarter": "2026-Q4", "on": "2026-11-29", "state": "in_progress", "percent": 60.0, "result": "\u0110\u00e3 ph\u00e2n c\u00f4ng \u0111\u1ea7u m\u1ed1i v\u00e0 ban h\u00e0nh v\u0103n b\u1ea3n tri\u1ec3n khai", "difficulties": ""}', '7a28e4834a617588f034e43ff8eb1f769fa31e3d20ccaa846d878da3e8c99942', '2016f2c634201866fd3ea18de483154ba8a89e4c5ba9282d7a3ebf75f62447d1');
INSERT INTO public.trail VALUES (120, '2026-11-28 17:46:21.039208+00', 'can.bo', 'progress.recorded', 'DTI-2026', '{"task": "5", "unit": "VP", "quarter": "2026-Q1", "on": "2026-11-29", "state": "in_progress", "percent": 20.0, "result": "\u0110\u00e3 ph\u00e2n c\u00f4ng \u0111\u1ea7u m\u1ed1i v\u00e0 ban h\u00e0nh v\u0103n b\u1ea3n tri\u1ec3n khai", "difficulties": ""}', '2016f2c634201866fd3ea18de483154ba8a89e4c5ba9282d7a3ebf75f62447d1', 'bce57087158017edff8b9ad55dce7c7f4fdf75430a73eafc28cc255a5580e2c9');
INSERT INTO public.trail VALUES (121, '2026-11-28 17:46:21.039208+00', 'can.bo', 'progress.recorded', 'DTI-2026', '{"task": "5", "unit": "VP", "quarter": "2026-Q4", "on": "2026-11-29", "state": "in_progress", "percent": 60.0, "result": "\u0110\u00e3 ph\u00e2n c\u00f4ng \u0111\u1ea7u m\u1ed1i v\u00e0 ban h\u00e0nh v\u0103n b\u1ea3n tri\u1ec3n khai", "difficulties": ""}', 'bce57087158017edff8b9ad55dce7c7f4fdf75430a73eafc28cc255a5580e2c9', '21fd42688c6399b64bd780f1a4d6a1d316ee2358fa7e992073ba8b5bac815401');
INSERT INTO public.trail VALUES (122, '2026-11-28 17:46:21.039208+00', 'can.bo', 'progress.recorded', 'DTI-2026', '{"task": "8", "unit": "VP", "quarter": "2026-Q1", "on": "2026-11-29", "state": "in_progress", "percent": null, "result": "\u0110\u00e3 ph\u00e2n c\u00f4ng \u0111\u1ea7u m\u1ed1i v\u00e0 ban h\u00e0nh v\u0103n b\u1ea3n tri\u1ec3n khai", "difficulties": ""}', '21fd42688c6399b64bd780f1a4d6a1d316ee2358fa7e992073ba8b5bac815401', 'd6355cd555ebc4aea81797983310c4da963ec6292ebc1b1277bb7b53911e3183');
INSERT INTO public.trail VALUES (123, '2026-11-28 17:46:21.039208+00', 'can.bo', 'progress.recorded', 'DTI-2026', '{"task": "8", "unit": "VP", "quarter": "2026-Q4", "on": "2026-11-29", "state": "in_progress", "percent": null, "result": "\u0110\u00e3 ph\u00e2n c\u00f4ng \u0111\u1ea7u m\u1ed1i v\u00e0 ban h\u00e0nh v\u0103n b\u1ea3n tri\u1ec3n khai", "difficulties": ""}', 'd6355cd555ebc4aea81797983310c4da963ec6292ebc1b1277bb7b53911e3183', '88df69860bba650f2b4cb4eb5238470c57d4eb65b8f373f2d56ed6512b1d371b');
INSERT INTO public.trail VALUES (124, '2026-11-28 17:46:21.039208+00', 'can.bo', 'progress.recorded', 'DTI-2026', '{"task": "10", "unit": "VP", "quarter": "2026-Q1", "on": "2026-11-29", "state": "in_progress", "percent": null, "result": "\u0110\u00e3 ph\u00e2n c\u00f4ng \u0111\u1ea7u m\u1ed1i v\u00e0 ban h\u00e0nh v\u0103n b\u1ea3n tri\u1ec3n khai", "difficulties": ""}', '88df69860bba650f2b4cb4eb5238470c57d4eb65b8f373f2d56ed6512b1d371b', 'd10715b9cfd94dc71535705e16241cde0654fc5606b8a4f935c516d911aa1df7');
INSERT INTO public.trail VALUES (125, '2026-11-28 17:46:21.039208+00', 'can.bo', 'progress.recorded', 'DTI-2026', '{"task": "10", "unit": "VP", "quarter": "2026-Q4", "on": "2026-11-29", "state": "in_progress", "percent": null, "result": "\u0110\u00e3 ph\u00e2n c\u00f4ng \u0111\u1ea7u m\u1ed1i v\u00e0 ban h\u00e0nh v\u0103n b\u1ea3n tri\u1ec3n khai", "difficulties": ""}', 'd10715b9cfd94dc71535705e16241cde0654fc5606b8a4f935c516d911aa1df7', '8ce0446e55353d6d159c1bbce5077cc6292a4e9d290d4c0bf32b157028334e48');
INSERT INTO public.trail VALUES (126, '2026-11-28 17:46:21.039208+00', 'can.bo', 'progress.recorded', 'DTI-2026', '{"task": "10", "unit": "HCBTTP", "quarter": "2026-Q1", "on": "2026-11-29", "state": "in_progress", "percent": null, "result": "\u0110\u00e3 ph\u00e2n c\u00f4ng \u0111\u1ea7u m\u1ed1i v\u00e0 ban h\u00e0nh v\u0103n b\u1ea3n tri\u1ec3n khai", "difficulties": ""}', '8ce0446e55353d6d159c1bbce5077cc6292a4e9d290d4c0bf32b157028334e48', '6a6b34e664c9f61af7ad7d6810500196926b8f9ef14d8f3c7d71626487753307');
INSERT INTO public.trail VALUES (127, '2026-11-28 17:46:21.039208+00', 'can.bo', 'progress.recorded', 'DTI-2026', '{"task": "10", "unit": "HCBTTP", "quarter": "2026-Q4", "on": "2026-11-29", "state": "in_progress", "percent": null, "result": "\u0110\u00e3 ph\u00e2n c\u00f4ng \u0111\u1ea7u m\u1ed1i v\u00e0 ban h\u00e0nh v\u0103n b\u1ea3n tri\u1ec3n khai", "difficulties": ""}', '6a6b34e664c9f61af7ad7d6810500196926b8f9ef14d8f3c7d71626487753307', 'f600d651a2b713f487d7bf3ae801fdafaf498b508bcc29127627f05cd46619e5');
INSERT INTO public.trail VALUES (128, '2026-11-28 17:46:21.039208+00', 'can.bo', 'progress.recorded', 'DTI-2026', '{"task": "11", "unit": "VP", "quarter": "2026-Q1", "on": "2026-11-29", "state": "in_progress", "percent": null, "result": "\u0110\u00e3 ph\u00e2n c\u00f4ng \u0111\u1ea7u m\u1ed1i v\u00e0 ban h\u00e0nh v\u0103n b\u1ea3n tri\u1ec3n khai", "difficulties": ""}', 'f600d651a2b713f487d7bf3ae801fdafaf498b508bcc29127627f05cd46619e5', '11ac46be499785567f5b758a42250db3c7d1c7102fdd3e0742d5654d54e7b273');
INSERT INTO public.trail VALUES (129, '2026-11-28 17:46:21.039208+00', 'can.bo', 'progress.recorded', 'DTI-2026', '{"task": "11", "unit": "VP", "quarter": "2026-Q4", "on": "2026-11-29", "state": "in_progress", "percent": null, "result": "\u0110\u00e3 ph\u00e2n c\u00f4ng \u0111\u1ea7u m\u1ed1i v\u00e0 ban h\u00e0nh v\u0103n b\u1ea3n tri\u1ec3n khai", "difficulties": ""}', '11ac46be499785567f5b758a42250db3c7d1c7102fdd3e0742d5654d54e7b273', '93ba5919bc5b45e75914039a885bc8e22244de8122988fbc4a022eadcbe4ef83');
INSERT INTO public.trail VALUES (130, '2026-11-28 17:46:21.039208+00', 'can.bo', 'progress.recorded', 'DTI-2026', '{"task": "11", "unit": "HCBTTP", "quarter": "2026-Q1", "on": "2026-11-29", "state": "in_progress", "percent": null, "result": "\u0110\u00e3 ph\u00e2n c\u00f4ng \u0111\u1ea7u m\u1ed1i v\u00e0 ban h\u00e0nh v\u0103n b\u1ea3n tri\u1ec3n khai", "difficulties": ""}', '93ba5919bc5b45e75914039a885bc8e22244de8122988fbc4a022eadcbe4ef83', '1b0992620d18cf75914fbb9bb8a9db5c01551c6d7f567fb418b864e5a08c8887');
INSERT INTO public.trail VALUES (131, '2026-11-28 17:46:21.039208+00', 'can.bo', 'progress.recorded', 'DTI-2026', '{"task": "11", "unit": "HCBTTP", "quarter": "2026-Q4", "on": "2026-11-29", "state": "in_progress", "percent": null, "result": "\u0110\u00e3 ph\u00e2n c\u00f4ng \u0111\u1ea7u m\u1ed1i v\u00e0 ban h\u00e0nh v\u0103n b\u1ea3n tri\u1ec3n khai", "difficulties": ""}', '1b0992620d18cf75914fbb9bb8a9db5c01551c6d7f567fb418b864e5a08c8887', '467756052ab7d449beca99211ed918d8395126b0a6c97e81af98d84153b4d4a3');
INSERT INTO public.trail VALUES (132, '2026-11-28 17:46:21.039208+00', 'can.bo', 'progress.voided', 'DTI-2026', '{"task": "1", "unit": "VP", "quarter": "2026-Q4", "on": "2026-11-29", "state": "in_progress", "percent": 60.0, "result": "\u0110\u00e3 ph\u00e2n c\u00f4ng \u0111\u1ea7u m\u1ed1i v\u00e0 ban h\u00e0nh v\u0103n b\u1ea3n tri\u1ec3n khai", "difficulties": "Thi\u1ebfu kinh ph\u00ed", "reason": "Ghi nh\u1ea7m nhi\u1ec7m v\u1ee5"}', '467756052ab7d449beca99211ed918d8395126b0a6c97e81af98d84153b4d4a3', '61ed1bdead4e09d2f5297c9efd6eea028f81aa0ddb078a9252b9302667a875a4');
INSERT INTO public.trail VALUES (133, '2026-11-28 17:46:22.007647+00', 'can.bo', 'body.recorded', 'Ủy ban nhân dân tỉnh An Giang', '{"name": "\u1ee6y ban nh\u00e2n d\u00e2n t\u1ec9nh An Giang", "representative": "Ng\u01b0\u1eddi \u0111\u1ee9ng \u0111\u1ea7u", "title": "Ch\u1ee7 t\u1ecbch", "specialised_unit": "C\u00f4ng an t\u1ec9nh An Giang"}', '61ed1bdead4e09d2f5297c9efd6eea028f81aa0ddb078a9252b9302667a875a4', 'f086e983ba25a6995b96f75b5034c10e4bc9a560ca3a7a9eddc9bf14ab6b2b66');
INSERT INTO public.trail_head VALUES (1, 133, 'f086e983ba25a6995b96f75b5034c10e4bc9a560ca3a7a9eddc9bf14ab6b2b66');
INSERT INTO public.unit VALUES (1, 'STP', 'Sở Tư pháp tỉnh An Giang', NULL, '/1/', 'Ủy ban nhân dân tỉnh An Giang', 'An Giang', '');
INSERT INTO public.unit VALUES (2, 'VP', 'Văn phòng Sở', 1, '/1/2/', '', '', 'office');
INSERT INTO public.unit VALUES (3, 'HCBTTP', 'Phòng Hành chính và Bổ trợ tư pháp', 1, '/1/3/', '', '', '');
INSERT INTO public.unit VALUES (4, 'PBGDPL', 'Phòng Phổ biến, giáo dục pháp luật', 1, '/1/4/', '', '', '');
INSERT INTO public.unit VALUES (5, 'XDTHPL', 'Phòng Xây dựng và Tổ chức thi hành pháp luật', 1, '/1/5/', '', '', '');
INSERT INTO public.unit VALUES (6, 'TGPL-NN', 'Trung tâm Trợ giúp pháp lý Nhà nước', 1, '/1/6/', '', '', '');
INSERT INTO public.website VALUES (1, 7, '2026-11-28 17:46:20.541182+00', 'can.bo', NULL, NULL, NULL, '2026-05-13', 'sotuphap.angiang.gov.vn', 6);
SELECT pg_catalog.setval('public.advisory_id_seq', 1, true);
SELECT pg_catalog.setval('public.agreement_id_seq', 1, true);
SELECT pg_catalog.setval('public.alert_id_seq', 35, true);
SELECT pg_catalog.setval('public.approval_forecast_id_seq', 1, false);
SELECT pg_catalog.setval('public.asset_id_seq', 1, false);
SELECT pg_catalog.setval('public.audit_id_seq', 4, true);
SELECT pg_catalog.setval('public.body_id_seq', 1, true);
SELECT pg_catalog.setval('public.cadence_policy_id_seq', 3, true);
SELECT pg_catalog.setval('public.certificate_id_seq', 1, false);
SELECT pg_catalog.setval('public.change_id_seq', 1, true);
SELECT pg_catalog.setval('public.classification_id_seq', 1, false);
SELECT pg_catalog.setval('public.conditions_met_id_seq', 1, false);
SELECT pg_catalog.setval('public.decision_id_seq', 4, true);
SELECT pg_catalog.setval('public.dossier_component_id_seq', 1, false);
SELECT pg_catalog.setval('public.dossier_id_seq', 1, false);
SELECT pg_catalog.setval('public.evidence_id_seq', 1, false);
SELECT pg_catalog.setval('public.finding_id_seq', 2, true);
SELECT pg_catalog.setval('public.focal_point_id_seq', 1, true);
SELECT pg_catalog.setval('public.import_run_id_seq', 1, false);
SELECT pg_catalog.setval('public.incident_id_seq', 2, true);
SELECT pg_catalog.setval('public.incident_step_id_seq', 1, true);
SELECT pg_catalog.setval('public.investment_id_seq', 1, false);
SELECT pg_catalog.setval('public.issued_document_id_seq', 1, false);
SELECT pg_catalog.setval('public.job_run_id_seq', 1, true);
SELECT pg_catalog.setval('public.level_reason_id_seq', 1, false);
SELECT pg_catalog.setval('public.message_id_seq', 1, false);
SELECT pg_catalog.setval('public.narrative_id_seq', 1, false);
SELECT pg_catalog.setval('public.operation_id_seq', 18, true);
SELECT pg_catalog.setval('public.own_cadence_id_seq', 1, false);
SELECT pg_catalog.setval('public.paper_template_id_seq', 1, false);
SELECT pg_catalog.setval('public.pending_fact_id_seq', 3, true);
SELECT pg_catalog.setval('public.permission_id_seq', 2, true);
SELECT pg_catalog.setval('public.person_id_seq', 2, true);
SELECT pg_catalog.setval('public.plan_item_id_seq', 1, false);
SELECT pg_catalog.setval('public.plan_state_id_seq', 4, true);
SELECT pg_catalog.setval('public.planned_audit_id_seq', 5, true);
SELECT pg_catalog.setval('public.programme_id_seq', 2, true);
SELECT pg_catalog.setval('public.programme_task_id_seq', 26, true);
SELECT pg_catalog.setval('public.recovery_code_id_seq', 1, false);
SELECT pg_catalog.setval('public.regulation_id_seq', 4, true);
SELECT pg_catalog.setval('public.resolution_id_seq', 1, false);
SELECT pg_catalog.setval('public.risk_id_seq', 1, false);
SELECT pg_catalog.setval('public.role_id_seq', 1, false);
SELECT pg_catalog.setval('public.self_evaluation_id_seq', 1, false);
SELECT pg_catalog.setval('public.system_id_seq', 18, true);
SELECT pg_catalog.setval('public.task_progress_id_seq', 20, true);
SELECT pg_catalog.setval('public.trail_head_id_seq', 1, false);
SELECT pg_catalog.setval('public.unit_id_seq', 6, true);
SELECT pg_catalog.setval('public.website_id_seq', 1, true);
SELECT pg_catalog.setval('public.website_review_id_seq', 1, false);
ALTER TABLE ONLY public.advisory
    ADD CONSTRAINT advisory_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.agreement
    ADD CONSTRAINT agreement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);
ALTER TABLE ONLY public.alert_acknowledgement
    ADD CONSTRAINT alert_acknowledgement_pkey PRIMARY KEY (alert_id, person_id);
ALTER TABLE ONLY public.alert
    ADD CONSTRAINT alert_key_key UNIQUE (key);
ALTER TABLE ONLY public.alert
    ADD CONSTRAINT alert_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.alert_recipient
    ADD CONSTRAINT alert_recipient_pkey PRIMARY KEY (alert_id, person_id);
ALTER TABLE ONLY public.alert_snooze
    ADD CONSTRAINT alert_snooze_pkey PRIMARY KEY (system_id, person_id);
ALTER TABLE ONLY public.approval_forecast
    ADD CONSTRAINT approval_forecast_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.asset
    ADD CONSTRAINT asset_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.audit
    ADD CONSTRAINT audit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.body
    ADD CONSTRAINT body_name_key UNIQUE (name);
ALTER TABLE ONLY public.body
    ADD CONSTRAINT body_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cadence_policy
    ADD CONSTRAINT cadence_policy_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.calendar_link
    ADD CONSTRAINT calendar_link_pkey PRIMARY KEY (token_hash);
ALTER TABLE ONLY public.certificate
    ADD CONSTRAINT certificate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.change
    ADD CONSTRAINT change_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.classification
    ADD CONSTRAINT classification_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.conditions_met
    ADD CONSTRAINT conditions_met_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.decision
    ADD CONSTRAINT decision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.dossier_component
    ADD CONSTRAINT dossier_component_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.dossier
    ADD CONSTRAINT dossier_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.evidence_file
    ADD CONSTRAINT evidence_file_pkey PRIMARY KEY (sha256);
ALTER TABLE ONLY public.evidence
    ADD CONSTRAINT evidence_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.finding
    ADD CONSTRAINT finding_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.focal_point
    ADD CONSTRAINT focal_point_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.gate_rule
    ADD CONSTRAINT gate_rule_pkey PRIMARY KEY (code);
ALTER TABLE ONLY public.holiday
    ADD CONSTRAINT holiday_pkey PRIMARY KEY (day);
ALTER TABLE ONLY public.import_change
    ADD CONSTRAINT import_change_pkey PRIMARY KEY (run_id);
ALTER TABLE ONLY public.import_run
    ADD CONSTRAINT import_run_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.incident
    ADD CONSTRAINT incident_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.incident_step
    ADD CONSTRAINT incident_step_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.investment
    ADD CONSTRAINT investment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.issued_document
    ADD CONSTRAINT issued_document_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.job_run
    ADD CONSTRAINT job_run_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.level_reason
    ADD CONSTRAINT level_reason_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.message
    ADD CONSTRAINT message_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.narrative
    ADD CONSTRAINT narrative_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.number_series
    ADD CONSTRAINT number_series_pkey PRIMARY KEY (type, year);
ALTER TABLE ONLY public.one_time_link
    ADD CONSTRAINT one_time_link_pkey PRIMARY KEY (token_hash);
ALTER TABLE ONLY public.operation
    ADD CONSTRAINT operation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.own_cadence
    ADD CONSTRAINT own_cadence_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.paper_file
    ADD CONSTRAINT paper_file_pkey PRIMARY KEY (sha256);
ALTER TABLE ONLY public.paper_template
    ADD CONSTRAINT paper_template_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pending_fact
    ADD CONSTRAINT pending_fact_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.permission
    ADD CONSTRAINT permission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_name_key UNIQUE (name);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plan_item
    ADD CONSTRAINT plan_item_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plan_state
    ADD CONSTRAINT plan_state_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.planned_audit
    ADD CONSTRAINT planned_audit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programme
    ADD CONSTRAINT programme_code_key UNIQUE (code);
ALTER TABLE ONLY public.programme
    ADD CONSTRAINT programme_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programme_task
    ADD CONSTRAINT programme_task_once UNIQUE (programme_id, code);
ALTER TABLE ONLY public.programme_task
    ADD CONSTRAINT programme_task_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.programme_task_unit
    ADD CONSTRAINT programme_task_unit_pkey PRIMARY KEY (task_id, unit_id);
ALTER TABLE ONLY public.recovery_code
    ADD CONSTRAINT recovery_code_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.regulation
    ADD CONSTRAINT regulation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.resolution
    ADD CONSTRAINT resolution_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.risk
    ADD CONSTRAINT risk_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.role
    ADD CONSTRAINT role_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.self_evaluation
    ADD CONSTRAINT self_evaluation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.setting
    ADD CONSTRAINT setting_pkey PRIMARY KEY (name);
ALTER TABLE ONLY public.sign_in
    ADD CONSTRAINT sign_in_pkey PRIMARY KEY (token_hash);
ALTER TABLE ONLY public.system
    ADD CONSTRAINT system_code_key UNIQUE (code);
ALTER TABLE ONLY public.system
    ADD CONSTRAINT system_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.system_unit
    ADD CONSTRAINT system_unit_pkey PRIMARY KEY (system_id, unit_id, part);
ALTER TABLE ONLY public.task_progress
    ADD CONSTRAINT task_progress_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.trail_head
    ADD CONSTRAINT trail_head_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.trail
    ADD CONSTRAINT trail_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.unit
    ADD CONSTRAINT unit_code_key UNIQUE (code);
ALTER TABLE ONLY public.unit
    ADD CONSTRAINT unit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.website
    ADD CONSTRAINT website_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.website_review
    ADD CONSTRAINT website_review_pkey PRIMARY KEY (id);
CREATE INDEX alert_order ON public.alert USING btree (raised_on, id);
CREATE INDEX alert_waiting ON public.alert_recipient USING btree (person_id) WHERE (message_id IS NULL);
CREATE INDEX incident_detected ON public.incident USING btree (detected_at);
CREATE INDEX issued_document_order ON public.issued_document USING btree (issued_at, id);
CREATE INDEX ix_advisory_system_id ON public.advisory USING btree (system_id);
CREATE INDEX ix_agreement_ends_on ON public.agreement USING btree (ends_on);
CREATE INDEX ix_agreement_replaces_id ON public.agreement USING btree (replaces_id);
CREATE INDEX ix_agreement_system_id ON public.agreement USING btree (system_id);
CREATE INDEX ix_alert_recipient_message_id ON public.alert_recipient USING btree (message_id);
CREATE INDEX ix_alert_snooze_person_id ON public.alert_snooze USING btree (person_id);
CREATE INDEX ix_alert_system_id ON public.alert USING btree (system_id);
CREATE INDEX ix_approval_forecast_system_id ON public.approval_forecast USING btree (system_id);
CREATE INDEX ix_asset_system_id ON public.asset USING btree (system_id);
CREATE INDEX ix_audit_planned_id ON public.audit USING btree (planned_id);
CREATE INDEX ix_audit_system_id ON public.audit USING btree (system_id);
CREATE INDEX ix_calendar_link_person_id ON public.calendar_link USING btree (person_id);
CREATE INDEX ix_certificate_system_id ON public.certificate USING btree (system_id);
CREATE INDEX ix_change_system_id ON public.change USING btree (system_id);
CREATE INDEX ix_classification_system_id ON public.classification USING btree (system_id);
CREATE INDEX ix_conditions_met_audit_id ON public.conditions_met USING btree (audit_id);
CREATE INDEX ix_conditions_met_system_id ON public.conditions_met USING btree (system_id);
CREATE INDEX ix_decision_system_id ON public.decision USING btree (system_id);
CREATE INDEX ix_dossier_component_system_id ON public.dossier_component USING btree (system_id);
CREATE INDEX ix_dossier_system_id ON public.dossier USING btree (system_id);
CREATE INDEX ix_evidence_sha256 ON public.evidence USING btree (sha256);
CREATE INDEX ix_evidence_system_id ON public.evidence USING btree (system_id);
CREATE INDEX ix_finding_audit_id ON public.finding USING btree (audit_id);
CREATE INDEX ix_finding_system_id ON public.finding USING btree (system_id);
CREATE INDEX ix_focal_point_unit_id ON public.focal_point USING btree (unit_id);
CREATE INDEX ix_incident_step_incident_id ON public.incident_step USING btree (incident_id);
CREATE INDEX ix_incident_step_system_id ON public.incident_step USING btree (system_id);
CREATE INDEX ix_incident_system_id ON public.incident USING btree (system_id);
CREATE INDEX ix_investment_system_id ON public.investment USING btree (system_id);
CREATE INDEX ix_issued_document_fingerprint ON public.issued_document USING btree (fingerprint);
CREATE INDEX ix_issued_document_sha256 ON public.issued_document USING btree (sha256);
CREATE INDEX ix_issued_document_system_id ON public.issued_document USING btree (system_id);
CREATE INDEX ix_level_reason_system_id ON public.level_reason USING btree (system_id);
CREATE INDEX ix_message_person_id ON public.message USING btree (person_id);
CREATE INDEX ix_narrative_system_id ON public.narrative USING btree (system_id);
CREATE INDEX ix_operation_system_id ON public.operation USING btree (system_id);
CREATE INDEX ix_own_cadence_system_id ON public.own_cadence USING btree (system_id);
CREATE INDEX ix_paper_template_paper ON public.paper_template USING btree (paper);
CREATE INDEX ix_pending_fact_system_id ON public.pending_fact USING btree (system_id);
CREATE INDEX ix_permission_system_id ON public.permission USING btree (system_id);
CREATE INDEX ix_plan_item_system_id ON public.plan_item USING btree (system_id);
CREATE INDEX ix_plan_state_system_id ON public.plan_state USING btree (system_id);
CREATE INDEX ix_planned_audit_system_id ON public.planned_audit USING btree (system_id);
CREATE INDEX ix_programme_task_programme_id ON public.programme_task USING btree (programme_id);
CREATE INDEX ix_programme_task_unit_unit_id ON public.programme_task_unit USING btree (unit_id);
CREATE INDEX ix_recovery_code_person_id ON public.recovery_code USING btree (person_id);
CREATE INDEX ix_regulation_system_id ON public.regulation USING btree (system_id);
CREATE INDEX ix_resolution_system_id ON public.resolution USING btree (system_id);
CREATE INDEX ix_risk_system_id ON public.risk USING btree (system_id);
CREATE INDEX ix_role_system_id ON public.role USING btree (system_id);
CREATE INDEX ix_self_evaluation_system_id ON public.self_evaluation USING btree (system_id);
CREATE INDEX ix_sign_in_person_id ON public.sign_in USING btree (person_id);
CREATE INDEX ix_system_unit_id ON public.system USING btree (unit_id);
CREATE INDEX ix_system_unit_unit_id ON public.system_unit USING btree (unit_id);
CREATE INDEX ix_task_progress_task_id ON public.task_progress USING btree (task_id);
CREATE INDEX ix_task_progress_unit_id ON public.task_progress USING btree (unit_id);
CREATE INDEX ix_unit_path ON public.unit USING btree (path);
CREATE INDEX ix_website_review_system_id ON public.website_review USING btree (system_id);
CREATE INDEX ix_website_review_website_id ON public.website_review USING btree (website_id);
CREATE INDEX ix_website_system_id ON public.website USING btree (system_id);
CREATE INDEX job_run_order ON public.job_run USING btree (job, started_at);
CREATE UNIQUE INDEX message_one_a_day ON public.message USING btree (day, person_id) WHERE ((kind)::text = 'digest'::text);
CREATE INDEX message_unsent ON public.message USING btree (next_attempt_at) WHERE (sent_at IS NULL);
CREATE INDEX pending_fact_open ON public.pending_fact USING btree (proposed_at) WHERE ((outcome)::text = ''::text);
CREATE INDEX resolution_advisory ON public.resolution USING btree (advisory_id);
CREATE INDEX resolution_finding ON public.resolution USING btree (finding_id);
CREATE INDEX system_audit_due ON public.system USING btree (audit_due_on);
CREATE INDEX system_lapse ON public.system USING btree (cleared_until) WHERE (cleared_until IS NOT NULL);
CREATE INDEX system_next_alert ON public.system USING btree (next_alert_on) WHERE (next_alert_on IS NOT NULL);
CREATE INDEX system_order ON public.system USING btree (sort_key);
CREATE INDEX system_transition ON public.system USING btree (transition_due_on) WHERE (transition_due_on IS NOT NULL);
CREATE INDEX trail_subject ON public.trail USING btree (subject, id);
CREATE TRIGGER advisory_keep BEFORE DELETE ON public.advisory FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never deleted: void it with a reason');
CREATE TRIGGER advisory_no_truncate BEFORE TRUNCATE ON public.advisory FOR EACH STATEMENT EXECUTE FUNCTION public.ismsrefuse('the audit trail is append-only');
CREATE TRIGGER advisory_same BEFORE UPDATE OF due_on, id, kind, number, "on", recorded_at, recorded_by, source, system_id, what ON public.advisory FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never rewritten: void it and record anew');
CREATE TRIGGER advisory_void_once BEFORE UPDATE ON public.advisory FOR EACH ROW WHEN ((old.voided_at IS NOT NULL)) EXECUTE FUNCTION public.ismsrefuse('a voided fact stays as it is');
CREATE TRIGGER agreement_keep BEFORE DELETE ON public.agreement FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never deleted: void it with a reason');
CREATE TRIGGER agreement_no_truncate BEFORE TRUNCATE ON public.agreement FOR EACH STATEMENT EXECUTE FUNCTION public.ismsrefuse('the audit trail is append-only');
CREATE TRIGGER agreement_same BEFORE UPDATE OF covers_approval, ends_on, id, kind, number, "on", party, recorded_at, recorded_by, replaces_id, scope, system_id ON public.agreement FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never rewritten: void it and record anew');
CREATE TRIGGER agreement_void_once BEFORE UPDATE ON public.agreement FOR EACH ROW WHEN ((old.voided_at IS NOT NULL)) EXECUTE FUNCTION public.ismsrefuse('a voided fact stays as it is');
CREATE TRIGGER approval_forecast_keep BEFORE DELETE ON public.approval_forecast FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never deleted: void it with a reason');
CREATE TRIGGER approval_forecast_no_truncate BEFORE TRUNCATE ON public.approval_forecast FOR EACH STATEMENT EXECUTE FUNCTION public.ismsrefuse('the audit trail is append-only');
CREATE TRIGGER approval_forecast_same BEFORE UPDATE OF expected_on, id, "on", recorded_at, recorded_by, system_id ON public.approval_forecast FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never rewritten: void it and record anew');
CREATE TRIGGER approval_forecast_void_once BEFORE UPDATE ON public.approval_forecast FOR EACH ROW WHEN ((old.voided_at IS NOT NULL)) EXECUTE FUNCTION public.ismsrefuse('a voided fact stays as it is');
CREATE TRIGGER asset_keep BEFORE DELETE ON public.asset FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never deleted: void it with a reason');
CREATE TRIGGER asset_no_truncate BEFORE TRUNCATE ON public.asset FOR EACH STATEMENT EXECUTE FUNCTION public.ismsrefuse('the audit trail is append-only');
CREATE TRIGGER asset_same BEFORE UPDATE OF host, id, item, kind, location, model, name, "on", operating_system, present, private_addresses, public_addresses, purpose, quantity, recorded_at, recorded_by, system_id ON public.asset FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never rewritten: void it and record anew');
CREATE TRIGGER asset_void_once BEFORE UPDATE ON public.asset FOR EACH ROW WHEN ((old.voided_at IS NOT NULL)) EXECUTE FUNCTION public.ismsrefuse('a voided fact stays as it is');
CREATE TRIGGER audit_keep BEFORE DELETE ON public.audit FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never deleted: void it with a reason');
CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON public.audit FOR EACH STATEMENT EXECUTE FUNCTION public.ismsrefuse('the audit trail is append-only');
CREATE TRIGGER audit_same BEFORE UPDATE OF assessor, assessor_kind, box, compliance, concluded_on, conclusion, conditions, conditions_until, document_date, document_number, effectiveness, id, issuer, kind, licence, occasion, planned_id, recorded_at, recorded_by, system_id, weaknesses ON public.audit FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never rewritten: void it and record anew');
CREATE TRIGGER audit_void_once BEFORE UPDATE ON public.audit FOR EACH ROW WHEN ((old.voided_at IS NOT NULL)) EXECUTE FUNCTION public.ismsrefuse('a voided fact stays as it is');
CREATE TRIGGER cadence_policy_keep BEFORE DELETE ON public.cadence_policy FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never deleted: void it with a reason');
CREATE TRIGGER cadence_policy_no_truncate BEFORE TRUNCATE ON public.cadence_policy FOR EACH STATEMENT EXECUTE FUNCTION public.ismsrefuse('the audit trail is append-only');
CREATE TRIGGER cadence_policy_same BEFORE UPDATE OF clause, id, in_force_from, months, name, note, recorded_at, recorded_by ON public.cadence_policy FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never rewritten: void it and record anew');
CREATE TRIGGER cadence_policy_void_once BEFORE UPDATE ON public.cadence_policy FOR EACH ROW WHEN ((old.voided_at IS NOT NULL)) EXECUTE FUNCTION public.ismsrefuse('a voided fact stays as it is');
CREATE TRIGGER certificate_keep BEFORE DELETE ON public.certificate FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never deleted: void it with a reason');
CREATE TRIGGER certificate_no_truncate BEFORE TRUNCATE ON public.certificate FOR EACH STATEMENT EXECUTE FUNCTION public.ismsrefuse('the audit trail is append-only');
CREATE TRIGGER certificate_same BEFORE UPDATE OF id, issuer, note, number, "on", recorded_at, recorded_by, system_id, valid_until ON public.certificate FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never rewritten: void it and record anew');
CREATE TRIGGER certificate_void_once BEFORE UPDATE ON public.certificate FOR EACH ROW WHEN ((old.voided_at IS NOT NULL)) EXECUTE FUNCTION public.ismsrefuse('a voided fact stays as it is');
CREATE TRIGGER change_keep BEFORE DELETE ON public.change FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never deleted: void it with a reason');
CREATE TRIGGER change_no_truncate BEFORE TRUNCATE ON public.change FOR EACH STATEMENT EXECUTE FUNCTION public.ismsrefuse('the audit trail is append-only');
CREATE TRIGGER change_same BEFORE UPDATE OF aspects, id, major, "on", recorded_at, recorded_by, system_id, what ON public.change FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never rewritten: void it and record anew');
CREATE TRIGGER change_void_once BEFORE UPDATE ON public.change FOR EACH ROW WHEN ((old.voided_at IS NOT NULL)) EXECUTE FUNCTION public.ismsrefuse('a voided fact stays as it is');
CREATE TRIGGER classification_keep BEFORE DELETE ON public.classification FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never deleted: void it with a reason');
CREATE TRIGGER classification_no_truncate BEFORE TRUNCATE ON public.classification FOR EACH STATEMENT EXECUTE FUNCTION public.ismsrefuse('the audit trail is append-only');
CREATE TRIGGER classification_same BEFORE UPDATE OF computed_level, facts, id, national_security_list, "on", recorded_at, recorded_by, regime, system_id ON public.classification FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never rewritten: void it and record anew');
CREATE TRIGGER classification_void_once BEFORE UPDATE ON public.classification FOR EACH ROW WHEN ((old.voided_at IS NOT NULL)) EXECUTE FUNCTION public.ismsrefuse('a voided fact stays as it is');
CREATE TRIGGER conditions_met_keep BEFORE DELETE ON public.conditions_met FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never deleted: void it with a reason');
CREATE TRIGGER conditions_met_no_truncate BEFORE TRUNCATE ON public.conditions_met FOR EACH STATEMENT EXECUTE FUNCTION public.ismsrefuse('the audit trail is append-only');
CREATE TRIGGER conditions_met_same BEFORE UPDATE OF audit_id, id, note, number, "on", recorded_at, recorded_by, system_id ON public.conditions_met FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never rewritten: void it and record anew');
CREATE TRIGGER conditions_met_void_once BEFORE UPDATE ON public.conditions_met FOR EACH ROW WHEN ((old.voided_at IS NOT NULL)) EXECUTE FUNCTION public.ismsrefuse('a voided fact stays as it is');
CREATE TRIGGER decision_keep BEFORE DELETE ON public.decision FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never deleted: void it with a reason');
CREATE TRIGGER decision_no_truncate BEFORE TRUNCATE ON public.decision FOR EACH STATEMENT EXECUTE FUNCTION public.ismsrefuse('the audit trail is append-only');
CREATE TRIGGER decision_same BEFORE UPDATE OF date, id, issuer, level, number, recorded_at, recorded_by, regime, system_id ON public.decision FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never rewritten: void it and record anew');
CREATE TRIGGER decision_void_once BEFORE UPDATE ON public.decision FOR EACH ROW WHEN ((old.voided_at IS NOT NULL)) EXECUTE FUNCTION public.ismsrefuse('a voided fact stays as it is');
CREATE TRIGGER dossier_component_keep BEFORE DELETE ON public.dossier_component FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never deleted: void it with a reason');
CREATE TRIGGER dossier_component_no_truncate BEFORE TRUNCATE ON public.dossier_component FOR EACH STATEMENT EXECUTE FUNCTION public.ismsrefuse('the audit trail is append-only');
CREATE TRIGGER dossier_component_same BEFORE UPDATE OF component, document_date, id, note, number, "on", present, recorded_at, recorded_by, system_id ON public.dossier_component FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never rewritten: void it and record anew');
CREATE TRIGGER dossier_component_void_once BEFORE UPDATE ON public.dossier_component FOR EACH ROW WHEN ((old.voided_at IS NOT NULL)) EXECUTE FUNCTION public.ismsrefuse('a voided fact stays as it is');
CREATE TRIGGER dossier_keep BEFORE DELETE ON public.dossier FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never deleted: void it with a reason');
CREATE TRIGGER dossier_no_truncate BEFORE TRUNCATE ON public.dossier FOR EACH STATEMENT EXECUTE FUNCTION public.ismsrefuse('the audit trail is append-only');
CREATE TRIGGER dossier_same BEFORE UPDATE OF id, number, "on", proposed_level, reason, recorded_at, recorded_by, regime, round, stage, state, system_id ON public.dossier FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never rewritten: void it and record anew');
CREATE TRIGGER dossier_void_once BEFORE UPDATE ON public.dossier FOR EACH ROW WHEN ((old.voided_at IS NOT NULL)) EXECUTE FUNCTION public.ismsrefuse('a voided fact stays as it is');
CREATE TRIGGER evidence_keep BEFORE DELETE ON public.evidence FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never deleted: void it with a reason');
CREATE TRIGGER evidence_no_truncate BEFORE TRUNCATE ON public.evidence FOR EACH STATEMENT EXECUTE FUNCTION public.ismsrefuse('the audit trail is append-only');
CREATE TRIGGER evidence_same BEFORE UPDATE OF about, about_id, filename, id, kind, "on", recorded_at, recorded_by, replaces_id, sha256, system_id, title ON public.evidence FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never rewritten: void it and record anew');
CREATE TRIGGER evidence_void_once BEFORE UPDATE ON public.evidence FOR EACH ROW WHEN ((old.voided_at IS NOT NULL)) EXECUTE FUNCTION public.ismsrefuse('a voided fact stays as it is');
CREATE TRIGGER finding_keep BEFORE DELETE ON public.finding FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never deleted: void it with a reason');
CREATE TRIGGER finding_no_truncate BEFORE TRUNCATE ON public.finding FOR EACH STATEMENT EXECUTE FUNCTION public.ismsrefuse('the audit trail is append-only');
CREATE TRIGGER finding_same BEFORE UPDATE OF audit_id, due_on, id, "on", recorded_at, recorded_by, responsible, severity, system_id, what ON public.finding FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never rewritten: void it and record anew');
CREATE TRIGGER finding_void_once BEFORE UPDATE ON public.finding FOR EACH ROW WHEN ((old.voided_at IS NOT NULL)) EXECUTE FUNCTION public.ismsrefuse('a voided fact stays as it is');
CREATE TRIGGER incident_keep BEFORE DELETE ON public.incident FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never deleted: void it with a reason');
CREATE TRIGGER incident_no_truncate BEFORE TRUNCATE ON public.incident FOR EACH STATEMENT EXECUTE FUNCTION public.ismsrefuse('the audit trail is append-only');
CREATE TRIGGER incident_same BEFORE UPDATE OF complex, detected_at, id, personal_data, recorded_at, recorded_by, serious, system_id, urgent, what ON public.incident FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never rewritten: void it and record anew');
CREATE TRIGGER incident_step_keep BEFORE DELETE ON public.incident_step FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never deleted: void it with a reason');
CREATE TRIGGER incident_step_no_truncate BEFORE TRUNCATE ON public.incident_step FOR EACH STATEMENT EXECUTE FUNCTION public.ismsrefuse('the audit trail is append-only');
CREATE TRIGGER incident_step_same BEFORE UPDATE OF at, id, incident_id, kind, note, number, recorded_at, recorded_by, system_id ON public.incident_step FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never rewritten: void it and record anew');
CREATE TRIGGER incident_step_void_once BEFORE UPDATE ON public.incident_step FOR EACH ROW WHEN ((old.voided_at IS NOT NULL)) EXECUTE FUNCTION public.ismsrefuse('a voided fact stays as it is');
CREATE TRIGGER incident_void_once BEFORE UPDATE ON public.incident FOR EACH ROW WHEN ((old.voided_at IS NOT NULL)) EXECUTE FUNCTION public.ismsrefuse('a voided fact stays as it is');
CREATE TRIGGER investment_keep BEFORE DELETE ON public.investment FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never deleted: void it with a reason');
CREATE TRIGGER investment_no_truncate BEFORE TRUNCATE ON public.investment FOR EACH STATEMENT EXECUTE FUNCTION public.ismsrefuse('the audit trail is append-only');
CREATE TRIGGER investment_same BEFORE UPDATE OF id, note, number, "on", recorded_at, recorded_by, system_id ON public.investment FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never rewritten: void it and record anew');
CREATE TRIGGER investment_void_once BEFORE UPDATE ON public.investment FOR EACH ROW WHEN ((old.voided_at IS NOT NULL)) EXECUTE FUNCTION public.ismsrefuse('a voided fact stays as it is');
CREATE TRIGGER issued_document_keep BEFORE DELETE ON public.issued_document FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never deleted: void it with a reason');
CREATE TRIGGER issued_document_no_truncate BEFORE TRUNCATE ON public.issued_document FOR EACH STATEMENT EXECUTE FUNCTION public.ismsrefuse('the audit trail is append-only');
CREATE TRIGGER issued_document_same BEFORE UPDATE OF as_of, ending, facts, fingerprint, id, issued_at, issued_by, number, paper, sha256, size, subject, system_id, template, title ON public.issued_document FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never rewritten: void it and record anew');
CREATE TRIGGER issued_document_void_once BEFORE UPDATE ON public.issued_document FOR EACH ROW WHEN ((old.voided_at IS NOT NULL)) EXECUTE FUNCTION public.ismsrefuse('a voided fact stays as it is');
CREATE TRIGGER level_reason_keep BEFORE DELETE ON public.level_reason FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never deleted: void it with a reason');
CREATE TRIGGER level_reason_no_truncate BEFORE TRUNCATE ON public.level_reason FOR EACH STATEMENT EXECUTE FUNCTION public.ismsrefuse('the audit trail is append-only');
CREATE TRIGGER level_reason_same BEFORE UPDATE OF id, level, number, "on", reason, recorded_at, recorded_by, system_id ON public.level_reason FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never rewritten: void it and record anew');
CREATE TRIGGER level_reason_void_once BEFORE UPDATE ON public.level_reason FOR EACH ROW WHEN ((old.voided_at IS NOT NULL)) EXECUTE FUNCTION public.ismsrefuse('a voided fact stays as it is');
CREATE TRIGGER narrative_keep BEFORE DELETE ON public.narrative FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never deleted: void it with a reason');
CREATE TRIGGER narrative_no_truncate BEFORE TRUNCATE ON public.narrative FOR EACH STATEMENT EXECUTE FUNCTION public.ismsrefuse('the audit trail is append-only');
CREATE TRIGGER narrative_same BEFORE UPDATE OF id, "on", part, recorded_at, recorded_by, system_id, text ON public.narrative FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never rewritten: void it and record anew');
CREATE TRIGGER narrative_void_once BEFORE UPDATE ON public.narrative FOR EACH ROW WHEN ((old.voided_at IS NOT NULL)) EXECUTE FUNCTION public.ismsrefuse('a voided fact stays as it is');
CREATE TRIGGER operation_keep BEFORE DELETE ON public.operation FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never deleted: void it with a reason');
CREATE TRIGGER operation_no_truncate BEFORE TRUNCATE ON public.operation FOR EACH STATEMENT EXECUTE FUNCTION public.ismsrefuse('the audit trail is append-only');
CREATE TRIGGER operation_same BEFORE UPDATE OF id, "on", reason, recorded_at, recorded_by, state, system_id ON public.operation FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never rewritten: void it and record anew');
CREATE TRIGGER operation_void_once BEFORE UPDATE ON public.operation FOR EACH ROW WHEN ((old.voided_at IS NOT NULL)) EXECUTE FUNCTION public.ismsrefuse('a voided fact stays as it is');
CREATE TRIGGER own_cadence_keep BEFORE DELETE ON public.own_cadence FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never deleted: void it with a reason');
CREATE TRIGGER own_cadence_no_truncate BEFORE TRUNCATE ON public.own_cadence FOR EACH STATEMENT EXECUTE FUNCTION public.ismsrefuse('the audit trail is append-only');
CREATE TRIGGER own_cadence_same BEFORE UPDATE OF id, months, number, "on", reason, recorded_at, recorded_by, system_id ON public.own_cadence FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never rewritten: void it and record anew');
CREATE TRIGGER own_cadence_void_once BEFORE UPDATE ON public.own_cadence FOR EACH ROW WHEN ((old.voided_at IS NOT NULL)) EXECUTE FUNCTION public.ismsrefuse('a voided fact stays as it is');
CREATE TRIGGER paper_file_keep BEFORE DELETE ON public.paper_file FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a printed paper stays as it is');
CREATE TRIGGER paper_file_no_truncate BEFORE TRUNCATE ON public.paper_file FOR EACH STATEMENT EXECUTE FUNCTION public.ismsrefuse('the audit trail is append-only');
CREATE TRIGGER paper_file_same BEFORE UPDATE ON public.paper_file FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a printed paper stays as it is');
CREATE TRIGGER permission_keep BEFORE DELETE ON public.permission FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never deleted: void it with a reason');
CREATE TRIGGER permission_no_truncate BEFORE TRUNCATE ON public.permission FOR EACH STATEMENT EXECUTE FUNCTION public.ismsrefuse('the audit trail is append-only');
CREATE TRIGGER permission_same BEFORE UPDATE OF granted, id, "on", reason, recorded_at, recorded_by, system_id ON public.permission FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never rewritten: void it and record anew');
CREATE TRIGGER permission_void_once BEFORE UPDATE ON public.permission FOR EACH ROW WHEN ((old.voided_at IS NOT NULL)) EXECUTE FUNCTION public.ismsrefuse('a voided fact stays as it is');
CREATE TRIGGER plan_item_keep BEFORE DELETE ON public.plan_item FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never deleted: void it with a reason');
CREATE TRIGGER plan_item_no_truncate BEFORE TRUNCATE ON public.plan_item FOR EACH STATEMENT EXECUTE FUNCTION public.ismsrefuse('the audit trail is append-only');
CREATE TRIGGER plan_item_same BEFORE UPDATE OF due_on, id, note, "on", recorded_at, recorded_by, regime, requirement, responsible, state, system_id ON public.plan_item FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never rewritten: void it and record anew');
CREATE TRIGGER plan_item_void_once BEFORE UPDATE ON public.plan_item FOR EACH ROW WHEN ((old.voided_at IS NOT NULL)) EXECUTE FUNCTION public.ismsrefuse('a voided fact stays as it is');
CREATE TRIGGER plan_state_keep BEFORE DELETE ON public.plan_state FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never deleted: void it with a reason');
CREATE TRIGGER plan_state_no_truncate BEFORE TRUNCATE ON public.plan_state FOR EACH STATEMENT EXECUTE FUNCTION public.ismsrefuse('the audit trail is append-only');
CREATE TRIGGER plan_state_same BEFORE UPDATE OF expected_on, id, "on", recorded_at, recorded_by, state, system_id ON public.plan_state FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never rewritten: void it and record anew');
CREATE TRIGGER plan_state_void_once BEFORE UPDATE ON public.plan_state FOR EACH ROW WHEN ((old.voided_at IS NOT NULL)) EXECUTE FUNCTION public.ismsrefuse('a voided fact stays as it is');
CREATE TRIGGER planned_audit_keep BEFORE DELETE ON public.planned_audit FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never deleted: void it with a reason');
CREATE TRIGGER planned_audit_no_truncate BEFORE TRUNCATE ON public.planned_audit FOR EACH STATEMENT EXECUTE FUNCTION public.ismsrefuse('the audit trail is append-only');
CREATE TRIGGER planned_audit_same BEFORE UPDATE OF assessor, assessor_kind, id, kind, note, occasion, "on", recorded_at, recorded_by, system_id ON public.planned_audit FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never rewritten: void it and record anew');
CREATE TRIGGER planned_audit_void_once BEFORE UPDATE ON public.planned_audit FOR EACH ROW WHEN ((old.voided_at IS NOT NULL)) EXECUTE FUNCTION public.ismsrefuse('a voided fact stays as it is');
CREATE TRIGGER regulation_keep BEFORE DELETE ON public.regulation FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never deleted: void it with a reason');
CREATE TRIGGER regulation_no_truncate BEFORE TRUNCATE ON public.regulation FOR EACH STATEMENT EXECUTE FUNCTION public.ismsrefuse('the audit trail is append-only');
CREATE TRIGGER regulation_same BEFORE UPDATE OF date, id, issuer, number, recorded_at, recorded_by, system_id ON public.regulation FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never rewritten: void it and record anew');
CREATE TRIGGER regulation_void_once BEFORE UPDATE ON public.regulation FOR EACH ROW WHEN ((old.voided_at IS NOT NULL)) EXECUTE FUNCTION public.ismsrefuse('a voided fact stays as it is');
CREATE TRIGGER resolution_keep BEFORE DELETE ON public.resolution FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never deleted: void it with a reason');
CREATE TRIGGER resolution_no_truncate BEFORE TRUNCATE ON public.resolution FOR EACH STATEMENT EXECUTE FUNCTION public.ismsrefuse('the audit trail is append-only');
CREATE TRIGGER resolution_same BEFORE UPDATE OF advisory_id, finding_id, how, id, "on", recorded_at, recorded_by, system_id ON public.resolution FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never rewritten: void it and record anew');
CREATE TRIGGER resolution_void_once BEFORE UPDATE ON public.resolution FOR EACH ROW WHEN ((old.voided_at IS NOT NULL)) EXECUTE FUNCTION public.ismsrefuse('a voided fact stays as it is');
CREATE TRIGGER risk_keep BEFORE DELETE ON public.risk FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never deleted: void it with a reason');
CREATE TRIGGER risk_no_truncate BEFORE TRUNCATE ON public.risk FOR EACH STATEMENT EXECUTE FUNCTION public.ismsrefuse('the audit trail is append-only');
CREATE TRIGGER risk_same BEFORE UPDATE OF due_on, harm, id, impact, item, likelihood, measures, "on", present, recorded_at, recorded_by, responsible, system_id, threat, weakness ON public.risk FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never rewritten: void it and record anew');
CREATE TRIGGER risk_void_once BEFORE UPDATE ON public.risk FOR EACH ROW WHEN ((old.voided_at IS NOT NULL)) EXECUTE FUNCTION public.ismsrefuse('a voided fact stays as it is');
CREATE TRIGGER role_keep BEFORE DELETE ON public.role FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never deleted: void it with a reason');
CREATE TRIGGER role_no_truncate BEFORE TRUNCATE ON public.role FOR EACH STATEMENT EXECUTE FUNCTION public.ismsrefuse('the audit trail is append-only');
CREATE TRIGGER role_same BEFORE UPDATE OF confirmed_by, id, note, "on", recorded_at, recorded_by, responsibility, system_id ON public.role FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never rewritten: void it and record anew');
CREATE TRIGGER role_void_once BEFORE UPDATE ON public.role FOR EACH ROW WHEN ((old.voided_at IS NOT NULL)) EXECUTE FUNCTION public.ismsrefuse('a voided fact stays as it is');
CREATE TRIGGER self_evaluation_keep BEFORE DELETE ON public.self_evaluation FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never deleted: void it with a reason');
CREATE TRIGGER self_evaluation_no_truncate BEFORE TRUNCATE ON public.self_evaluation FOR EACH STATEMENT EXECUTE FUNCTION public.ismsrefuse('the audit trail is append-only');
CREATE TRIGGER self_evaluation_same BEFORE UPDATE OF evaluator, id, notified_on, number, "on", recorded_at, recorded_by, result, system_id ON public.self_evaluation FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never rewritten: void it and record anew');
CREATE TRIGGER self_evaluation_void_once BEFORE UPDATE ON public.self_evaluation FOR EACH ROW WHEN ((old.voided_at IS NOT NULL)) EXECUTE FUNCTION public.ismsrefuse('a voided fact stays as it is');
CREATE TRIGGER system_in_use_insert BEFORE INSERT ON public.system FOR EACH ROW WHEN (new.in_use) EXECUTE FUNCTION public.ismsrefuse('in use without clearance');
CREATE TRIGGER system_in_use_update BEFORE UPDATE OF in_use, cleared_until ON public.system FOR EACH ROW WHEN ((new.in_use AND ((NOT old.in_use) OR (new.cleared_until IS DISTINCT FROM old.cleared_until)))) EXECUTE FUNCTION public.isms_guard_use();
CREATE TRIGGER system_keep BEFORE DELETE ON public.system FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a system is never deleted: record that it is retired');
CREATE TRIGGER system_void_once BEFORE UPDATE OF voided_at, voided_by, void_reason ON public.system FOR EACH ROW WHEN ((old.voided_at IS NOT NULL)) EXECUTE FUNCTION public.ismsrefuse('a voided fact stays as it is');
CREATE TRIGGER system_voided_not_in_use BEFORE UPDATE OF in_use, voided_at ON public.system FOR EACH ROW WHEN ((new.in_use AND (new.voided_at IS NOT NULL))) EXECUTE FUNCTION public.ismsrefuse('a voided system is not in use');
CREATE TRIGGER task_progress_keep BEFORE DELETE ON public.task_progress FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never deleted: void it with a reason');
CREATE TRIGGER task_progress_no_truncate BEFORE TRUNCATE ON public.task_progress FOR EACH STATEMENT EXECUTE FUNCTION public.ismsrefuse('the audit trail is append-only');
CREATE TRIGGER task_progress_same BEFORE UPDATE OF difficulties, id, "on", percent, quarter, recorded_at, recorded_by, result, state, task_id, unit_id, year ON public.task_progress FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never rewritten: void it and record anew');
CREATE TRIGGER task_progress_void_once BEFORE UPDATE ON public.task_progress FOR EACH ROW WHEN ((old.voided_at IS NOT NULL)) EXECUTE FUNCTION public.ismsrefuse('a voided fact stays as it is');
CREATE TRIGGER trail_head_no_delete BEFORE DELETE ON public.trail_head FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('the audit trail is append-only');
CREATE TRIGGER trail_head_no_truncate BEFORE TRUNCATE ON public.trail_head FOR EACH STATEMENT EXECUTE FUNCTION public.ismsrefuse('the audit trail is append-only');
CREATE TRIGGER trail_no_delete BEFORE DELETE ON public.trail FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('the audit trail is append-only');
CREATE TRIGGER trail_no_truncate BEFORE TRUNCATE ON public.trail FOR EACH STATEMENT EXECUTE FUNCTION public.ismsrefuse('the audit trail is append-only');
CREATE TRIGGER trail_no_update BEFORE UPDATE ON public.trail FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('the audit trail is append-only');
CREATE TRIGGER website_keep BEFORE DELETE ON public.website FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never deleted: void it with a reason');
CREATE TRIGGER website_no_truncate BEFORE TRUNCATE ON public.website FOR EACH STATEMENT EXECUTE FUNCTION public.ismsrefuse('the audit trail is append-only');
CREATE TRIGGER website_review_keep BEFORE DELETE ON public.website_review FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never deleted: void it with a reason');
CREATE TRIGGER website_review_no_truncate BEFORE TRUNCATE ON public.website_review FOR EACH STATEMENT EXECUTE FUNCTION public.ismsrefuse('the audit trail is append-only');
CREATE TRIGGER website_review_same BEFORE UPDATE OF id, note, "on", recorded_at, recorded_by, result, system_id, website_id ON public.website_review FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never rewritten: void it and record anew');
CREATE TRIGGER website_review_void_once BEFORE UPDATE ON public.website_review FOR EACH ROW WHEN ((old.voided_at IS NOT NULL)) EXECUTE FUNCTION public.ismsrefuse('a voided fact stays as it is');
CREATE TRIGGER website_same BEFORE UPDATE OF address, id, "on", recorded_at, recorded_by, review_months, system_id ON public.website FOR EACH ROW EXECUTE FUNCTION public.ismsrefuse('a recorded fact is never rewritten: void it and record anew');
CREATE TRIGGER website_void_once BEFORE UPDATE ON public.website FOR EACH ROW WHEN ((old.voided_at IS NOT NULL)) EXECUTE FUNCTION public.ismsrefuse('a voided fact stays as it is');
ALTER TABLE ONLY public.advisory
    ADD CONSTRAINT advisory_system_id_fkey FOREIGN KEY (system_id) REFERENCES public.system(id);
ALTER TABLE ONLY public.agreement
    ADD CONSTRAINT agreement_replaces_id_fkey FOREIGN KEY (replaces_id) REFERENCES public.agreement(id);
ALTER TABLE ONLY public.agreement
    ADD CONSTRAINT agreement_system_id_fkey FOREIGN KEY (system_id) REFERENCES public.system(id);
ALTER TABLE ONLY public.alert_acknowledgement
    ADD CONSTRAINT alert_acknowledgement_alert_id_fkey FOREIGN KEY (alert_id) REFERENCES public.alert(id);
ALTER TABLE ONLY public.alert_recipient
    ADD CONSTRAINT alert_recipient_alert_id_fkey FOREIGN KEY (alert_id) REFERENCES public.alert(id);
ALTER TABLE ONLY public.alert_recipient
    ADD CONSTRAINT alert_recipient_message_id_fkey FOREIGN KEY (message_id) REFERENCES public.message(id);
ALTER TABLE ONLY public.alert_snooze
    ADD CONSTRAINT alert_snooze_system_id_fkey FOREIGN KEY (system_id) REFERENCES public.system(id);
ALTER TABLE ONLY public.alert
    ADD CONSTRAINT alert_system_id_fkey FOREIGN KEY (system_id) REFERENCES public.system(id);
ALTER TABLE ONLY public.approval_forecast
    ADD CONSTRAINT approval_forecast_system_id_fkey FOREIGN KEY (system_id) REFERENCES public.system(id);
ALTER TABLE ONLY public.asset
    ADD CONSTRAINT asset_system_id_fkey FOREIGN KEY (system_id) REFERENCES public.system(id);
ALTER TABLE ONLY public.audit
    ADD CONSTRAINT audit_planned_id_fkey FOREIGN KEY (planned_id) REFERENCES public.planned_audit(id);
ALTER TABLE ONLY public.audit
    ADD CONSTRAINT audit_system_id_fkey FOREIGN KEY (system_id) REFERENCES public.system(id);
ALTER TABLE ONLY public.calendar_link
    ADD CONSTRAINT calendar_link_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.certificate
    ADD CONSTRAINT certificate_system_id_fkey FOREIGN KEY (system_id) REFERENCES public.system(id);
ALTER TABLE ONLY public.change
    ADD CONSTRAINT change_system_id_fkey FOREIGN KEY (system_id) REFERENCES public.system(id);
ALTER TABLE ONLY public.classification
    ADD CONSTRAINT classification_system_id_fkey FOREIGN KEY (system_id) REFERENCES public.system(id);
ALTER TABLE ONLY public.conditions_met
    ADD CONSTRAINT conditions_met_audit_id_fkey FOREIGN KEY (audit_id) REFERENCES public.audit(id);
ALTER TABLE ONLY public.conditions_met
    ADD CONSTRAINT conditions_met_system_id_fkey FOREIGN KEY (system_id) REFERENCES public.system(id);
ALTER TABLE ONLY public.decision
    ADD CONSTRAINT decision_system_id_fkey FOREIGN KEY (system_id) REFERENCES public.system(id);
ALTER TABLE ONLY public.dossier_component
    ADD CONSTRAINT dossier_component_system_id_fkey FOREIGN KEY (system_id) REFERENCES public.system(id);
ALTER TABLE ONLY public.dossier
    ADD CONSTRAINT dossier_system_id_fkey FOREIGN KEY (system_id) REFERENCES public.system(id);
ALTER TABLE ONLY public.evidence
    ADD CONSTRAINT evidence_replaces_id_fkey FOREIGN KEY (replaces_id) REFERENCES public.evidence(id);
ALTER TABLE ONLY public.evidence
    ADD CONSTRAINT evidence_sha256_fkey FOREIGN KEY (sha256) REFERENCES public.evidence_file(sha256);
ALTER TABLE ONLY public.evidence
    ADD CONSTRAINT evidence_system_id_fkey FOREIGN KEY (system_id) REFERENCES public.system(id);
ALTER TABLE ONLY public.finding
    ADD CONSTRAINT finding_audit_id_fkey FOREIGN KEY (audit_id) REFERENCES public.audit(id);
ALTER TABLE ONLY public.finding
    ADD CONSTRAINT finding_system_id_fkey FOREIGN KEY (system_id) REFERENCES public.system(id);
ALTER TABLE ONLY public.focal_point
    ADD CONSTRAINT focal_point_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES public.unit(id);
ALTER TABLE ONLY public.import_change
    ADD CONSTRAINT import_change_run_id_fkey FOREIGN KEY (run_id) REFERENCES public.import_run(id);
ALTER TABLE ONLY public.incident_step
    ADD CONSTRAINT incident_step_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES public.incident(id);
ALTER TABLE ONLY public.incident_step
    ADD CONSTRAINT incident_step_system_id_fkey FOREIGN KEY (system_id) REFERENCES public.system(id);
ALTER TABLE ONLY public.incident
    ADD CONSTRAINT incident_system_id_fkey FOREIGN KEY (system_id) REFERENCES public.system(id);
ALTER TABLE ONLY public.investment
    ADD CONSTRAINT investment_system_id_fkey FOREIGN KEY (system_id) REFERENCES public.system(id);
ALTER TABLE ONLY public.issued_document
    ADD CONSTRAINT issued_document_sha256_fkey FOREIGN KEY (sha256) REFERENCES public.paper_file(sha256);
ALTER TABLE ONLY public.issued_document
    ADD CONSTRAINT issued_document_system_id_fkey FOREIGN KEY (system_id) REFERENCES public.system(id);
ALTER TABLE ONLY public.level_reason
    ADD CONSTRAINT level_reason_system_id_fkey FOREIGN KEY (system_id) REFERENCES public.system(id);
ALTER TABLE ONLY public.narrative
    ADD CONSTRAINT narrative_system_id_fkey FOREIGN KEY (system_id) REFERENCES public.system(id);
ALTER TABLE ONLY public.operation
    ADD CONSTRAINT operation_system_id_fkey FOREIGN KEY (system_id) REFERENCES public.system(id);
ALTER TABLE ONLY public.own_cadence
    ADD CONSTRAINT own_cadence_system_id_fkey FOREIGN KEY (system_id) REFERENCES public.system(id);
ALTER TABLE ONLY public.paper_template
    ADD CONSTRAINT paper_template_sha256_fkey FOREIGN KEY (sha256) REFERENCES public.paper_file(sha256);
ALTER TABLE ONLY public.pending_fact
    ADD CONSTRAINT pending_fact_system_id_fkey FOREIGN KEY (system_id) REFERENCES public.system(id);
ALTER TABLE ONLY public.permission
    ADD CONSTRAINT permission_system_id_fkey FOREIGN KEY (system_id) REFERENCES public.system(id);
ALTER TABLE ONLY public.person
    ADD CONSTRAINT person_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES public.unit(id);
ALTER TABLE ONLY public.plan_item
    ADD CONSTRAINT plan_item_system_id_fkey FOREIGN KEY (system_id) REFERENCES public.system(id);
ALTER TABLE ONLY public.plan_state
    ADD CONSTRAINT plan_state_system_id_fkey FOREIGN KEY (system_id) REFERENCES public.system(id);
ALTER TABLE ONLY public.planned_audit
    ADD CONSTRAINT planned_audit_system_id_fkey FOREIGN KEY (system_id) REFERENCES public.system(id);
ALTER TABLE ONLY public.programme_task
    ADD CONSTRAINT programme_task_programme_id_fkey FOREIGN KEY (programme_id) REFERENCES public.programme(id);
ALTER TABLE ONLY public.programme_task_unit
    ADD CONSTRAINT programme_task_unit_task_id_fkey FOREIGN KEY (task_id) REFERENCES public.programme_task(id);
ALTER TABLE ONLY public.programme_task_unit
    ADD CONSTRAINT programme_task_unit_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES public.unit(id);
ALTER TABLE ONLY public.recovery_code
    ADD CONSTRAINT recovery_code_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.regulation
    ADD CONSTRAINT regulation_system_id_fkey FOREIGN KEY (system_id) REFERENCES public.system(id);
ALTER TABLE ONLY public.resolution
    ADD CONSTRAINT resolution_advisory_id_fkey FOREIGN KEY (advisory_id) REFERENCES public.advisory(id);
ALTER TABLE ONLY public.resolution
    ADD CONSTRAINT resolution_finding_id_fkey FOREIGN KEY (finding_id) REFERENCES public.finding(id);
ALTER TABLE ONLY public.resolution
    ADD CONSTRAINT resolution_system_id_fkey FOREIGN KEY (system_id) REFERENCES public.system(id);
ALTER TABLE ONLY public.risk
    ADD CONSTRAINT risk_system_id_fkey FOREIGN KEY (system_id) REFERENCES public.system(id);
ALTER TABLE ONLY public.role
    ADD CONSTRAINT role_system_id_fkey FOREIGN KEY (system_id) REFERENCES public.system(id);
ALTER TABLE ONLY public.self_evaluation
    ADD CONSTRAINT self_evaluation_system_id_fkey FOREIGN KEY (system_id) REFERENCES public.system(id);
ALTER TABLE ONLY public.sign_in
    ADD CONSTRAINT sign_in_person_id_fkey FOREIGN KEY (person_id) REFERENCES public.person(id);
ALTER TABLE ONLY public.system
    ADD CONSTRAINT system_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES public.unit(id);
ALTER TABLE ONLY public.system_unit
    ADD CONSTRAINT system_unit_system_id_fkey FOREIGN KEY (system_id) REFERENCES public.system(id);
ALTER TABLE ONLY public.system_unit
    ADD CONSTRAINT system_unit_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES public.unit(id);
ALTER TABLE ONLY public.task_progress
    ADD CONSTRAINT task_progress_task_id_fkey FOREIGN KEY (task_id) REFERENCES public.programme_task(id);
ALTER TABLE ONLY public.task_progress
    ADD CONSTRAINT task_progress_unit_id_fkey FOREIGN KEY (unit_id) REFERENCES public.unit(id);
ALTER TABLE ONLY public.unit
    ADD CONSTRAINT unit_parent_id_fkey FOREIGN KEY (parent_id) REFERENCES public.unit(id);
ALTER TABLE ONLY public.website_review
    ADD CONSTRAINT website_review_system_id_fkey FOREIGN KEY (system_id) REFERENCES public.system(id);
ALTER TABLE ONLY public.website_review
    ADD CONSTRAINT website_review_website_id_fkey FOREIGN KEY (website_id) REFERENCES public.website(id);
ALTER TABLE ONLY public.website
    ADD CONSTRAINT website_system_id_fkey FOREIGN KEY (system_id) REFERENCES public.system(id);
