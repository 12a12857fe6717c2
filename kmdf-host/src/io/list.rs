//! The WDF functions for I/O that this runtime implements.
//!
//! The lines are as in [`crate::edge::list`](crate::edge).

macro_rules! wdf_io_functions {
    ($consumer:ident) => {
        $consumer! {
            42 PFN_WDFDEVICEGETIOTARGET WdfDeviceGetIoTarget(Device: WDFDEVICE) -> WDFIOTARGET, DISPATCH, crate::wdf::target::of_device;
            91 PFN_WDFDEVICEENQUEUEREQUEST WdfDeviceEnqueueRequest(Device: WDFDEVICE, Request: WDFREQUEST) -> NTSTATUS, DISPATCH, crate::wdf::queue::enqueue_request;
            92 PFN_WDFDEVICEGETDEFAULTQUEUE WdfDeviceGetDefaultQueue(Device: WDFDEVICE) -> WDFQUEUE, DISPATCH, crate::wdf::queue::get_default;
            93 PFN_WDFDEVICECONFIGUREREQUESTDISPATCHING WdfDeviceConfigureRequestDispatching(Device: WDFDEVICE, Queue: WDFQUEUE, RequestType: WDF_REQUEST_TYPE) -> NTSTATUS, DISPATCH, crate::wdf::queue::configure_dispatching;
            137 PFN_WDFFILEOBJECTGETFILENAME WdfFileObjectGetFileName(FileObject: WDFFILEOBJECT) -> PUNICODE_STRING, PASSIVE, crate::wdf::file::get_file_name;
            139 PFN_WDFFILEOBJECTGETDEVICE WdfFileObjectGetDevice(FileObject: WDFFILEOBJECT) -> WDFDEVICE, DISPATCH, crate::wdf::file::get_device;
            152 PFN_WDFIOQUEUECREATE WdfIoQueueCreate(Device: WDFDEVICE, Config: PWDF_IO_QUEUE_CONFIG, QueueAttributes: PWDF_OBJECT_ATTRIBUTES, Queue: *mut WDFQUEUE) -> NTSTATUS, DISPATCH, crate::wdf::queue_create::create;
            153 PFN_WDFIOQUEUEGETSTATE WdfIoQueueGetState(Queue: WDFQUEUE, QueueRequests: PULONG, DriverRequests: PULONG) -> WDF_IO_QUEUE_STATE, DISPATCH, crate::wdf::queue::get_state;
            154 PFN_WDFIOQUEUESTART WdfIoQueueStart(Queue: WDFQUEUE) -> (), DISPATCH, crate::wdf::queue::start;
            155 PFN_WDFIOQUEUESTOP WdfIoQueueStop(Queue: WDFQUEUE, StopComplete: PFN_WDF_IO_QUEUE_STATE, Context: WDFCONTEXT) -> (), DISPATCH, crate::wdf::queue::stop;
            156 PFN_WDFIOQUEUESTOPSYNCHRONOUSLY WdfIoQueueStopSynchronously(Queue: WDFQUEUE) -> (), PASSIVE, crate::wdf::queue::stop_synchronously;
            157 PFN_WDFIOQUEUEGETDEVICE WdfIoQueueGetDevice(Queue: WDFQUEUE) -> WDFDEVICE, DISPATCH, crate::wdf::queue::get_device;
            158 PFN_WDFIOQUEUERETRIEVENEXTREQUEST WdfIoQueueRetrieveNextRequest(Queue: WDFQUEUE, OutRequest: *mut WDFREQUEST) -> NTSTATUS, DISPATCH, crate::wdf::queue::retrieve_next;
            159 PFN_WDFIOQUEUERETRIEVEREQUESTBYFILEOBJECT WdfIoQueueRetrieveRequestByFileObject(Queue: WDFQUEUE, FileObject: WDFFILEOBJECT, OutRequest: *mut WDFREQUEST) -> NTSTATUS, DISPATCH, crate::wdf::queue::retrieve_by_file;
            160 PFN_WDFIOQUEUEFINDREQUEST WdfIoQueueFindRequest(Queue: WDFQUEUE, FoundRequest: WDFREQUEST, FileObject: WDFFILEOBJECT, Parameters: PWDF_REQUEST_PARAMETERS, OutRequest: *mut WDFREQUEST) -> NTSTATUS, DISPATCH, crate::wdf::queue::find;
            161 PFN_WDFIOQUEUERETRIEVEFOUNDREQUEST WdfIoQueueRetrieveFoundRequest(Queue: WDFQUEUE, FoundRequest: WDFREQUEST, OutRequest: *mut WDFREQUEST) -> NTSTATUS, DISPATCH, crate::wdf::queue::retrieve_found;
            162 PFN_WDFIOQUEUEDRAINSYNCHRONOUSLY WdfIoQueueDrainSynchronously(Queue: WDFQUEUE) -> (), PASSIVE, crate::wdf::queue::drain_synchronously;
            163 PFN_WDFIOQUEUEDRAIN WdfIoQueueDrain(Queue: WDFQUEUE, DrainComplete: PFN_WDF_IO_QUEUE_STATE, Context: WDFCONTEXT) -> (), DISPATCH, crate::wdf::queue::drain;
            164 PFN_WDFIOQUEUEPURGESYNCHRONOUSLY WdfIoQueuePurgeSynchronously(Queue: WDFQUEUE) -> (), PASSIVE, crate::wdf::queue::purge_synchronously;
            165 PFN_WDFIOQUEUEPURGE WdfIoQueuePurge(Queue: WDFQUEUE, PurgeComplete: PFN_WDF_IO_QUEUE_STATE, Context: WDFCONTEXT) -> (), DISPATCH, crate::wdf::queue::purge;
            166 PFN_WDFIOQUEUEREADYNOTIFY WdfIoQueueReadyNotify(Queue: WDFQUEUE, QueueReady: PFN_WDF_IO_QUEUE_STATE, Context: WDFCONTEXT) -> NTSTATUS, DISPATCH, crate::wdf::queue::ready_notify;
            171 PFN_WDFIOTARGETSTART WdfIoTargetStart(IoTarget: WDFIOTARGET) -> NTSTATUS, DISPATCH, crate::wdf::target::start;
            172 PFN_WDFIOTARGETSTOP WdfIoTargetStop(IoTarget: WDFIOTARGET, Action: WDF_IO_TARGET_SENT_IO_ACTION) -> (), DISPATCH, crate::wdf::target::stop;
            173 PFN_WDFIOTARGETGETSTATE WdfIoTargetGetState(IoTarget: WDFIOTARGET) -> WDF_IO_TARGET_STATE, DISPATCH, crate::wdf::target::get_state;
            174 PFN_WDFIOTARGETGETDEVICE WdfIoTargetGetDevice(IoTarget: WDFIOTARGET) -> WDFDEVICE, DISPATCH, crate::wdf::target::get_device;
            251 PFN_WDFREQUESTFORMATREQUESTUSINGCURRENTTYPE WdfRequestFormatRequestUsingCurrentType(Request: WDFREQUEST) -> (), DISPATCH, crate::wdf::request_send::format_using_current_type;
            253 PFN_WDFREQUESTSEND WdfRequestSend(Request: WDFREQUEST, Target: WDFIOTARGET, Options: PWDF_REQUEST_SEND_OPTIONS) -> BOOLEAN, DISPATCH, crate::wdf::request_send::send;
            254 PFN_WDFREQUESTGETSTATUS WdfRequestGetStatus(Request: WDFREQUEST) -> NTSTATUS, DISPATCH, crate::wdf::request::get_status;
            255 PFN_WDFREQUESTMARKCANCELABLE WdfRequestMarkCancelable(Request: WDFREQUEST, EvtRequestCancel: PFN_WDF_REQUEST_CANCEL) -> (), DISPATCH, crate::wdf::request::mark_cancelable;
            256 PFN_WDFREQUESTUNMARKCANCELABLE WdfRequestUnmarkCancelable(Request: WDFREQUEST) -> NTSTATUS, DISPATCH, crate::wdf::request::unmark_cancelable;
            257 PFN_WDFREQUESTISCANCELED WdfRequestIsCanceled(Request: WDFREQUEST) -> BOOLEAN, DISPATCH, crate::wdf::request::is_canceled;
            258 PFN_WDFREQUESTCANCELSENTREQUEST WdfRequestCancelSentRequest(Request: WDFREQUEST) -> BOOLEAN, DISPATCH, crate::wdf::request_send::cancel_sent;
            259 PFN_WDFREQUESTISFROM32BITPROCESS WdfRequestIsFrom32BitProcess(Request: WDFREQUEST) -> BOOLEAN, DISPATCH, crate::wdf::request::is_from_32_bit_process;
            260 PFN_WDFREQUESTSETCOMPLETIONROUTINE WdfRequestSetCompletionRoutine(Request: WDFREQUEST, CompletionRoutine: PFN_WDF_REQUEST_COMPLETION_ROUTINE, CompletionContext: WDFCONTEXT) -> (), DISPATCH, crate::wdf::request_send::set_completion_routine;
            261 PFN_WDFREQUESTGETCOMPLETIONPARAMS WdfRequestGetCompletionParams(Request: WDFREQUEST, Params: PWDF_REQUEST_COMPLETION_PARAMS) -> (), DISPATCH, crate::wdf::request_send::get_completion_params;
            263 PFN_WDFREQUESTCOMPLETE WdfRequestComplete(Request: WDFREQUEST, Status: NTSTATUS) -> (), DISPATCH, crate::wdf::request::complete;
            264 PFN_WDFREQUESTCOMPLETEWITHPRIORITYBOOST WdfRequestCompleteWithPriorityBoost(Request: WDFREQUEST, Status: NTSTATUS, PriorityBoost: CCHAR) -> (), DISPATCH, crate::wdf::request::complete_with_priority_boost;
            265 PFN_WDFREQUESTCOMPLETEWITHINFORMATION WdfRequestCompleteWithInformation(Request: WDFREQUEST, Status: NTSTATUS, Information: ULONG_PTR) -> (), DISPATCH, crate::wdf::request::complete_with_information;
            266 PFN_WDFREQUESTGETPARAMETERS WdfRequestGetParameters(Request: WDFREQUEST, Parameters: PWDF_REQUEST_PARAMETERS) -> (), DISPATCH, crate::wdf::request::get_parameters;
            267 PFN_WDFREQUESTRETRIEVEINPUTMEMORY WdfRequestRetrieveInputMemory(Request: WDFREQUEST, Memory: *mut WDFMEMORY) -> NTSTATUS, DISPATCH, crate::wdf::request_buffer::retrieve_input_memory;
            268 PFN_WDFREQUESTRETRIEVEOUTPUTMEMORY WdfRequestRetrieveOutputMemory(Request: WDFREQUEST, Memory: *mut WDFMEMORY) -> NTSTATUS, DISPATCH, crate::wdf::request_buffer::retrieve_output_memory;
            269 PFN_WDFREQUESTRETRIEVEINPUTBUFFER WdfRequestRetrieveInputBuffer(Request: WDFREQUEST, MinimumRequiredLength: usize, Buffer: *mut PVOID, Length: *mut usize) -> NTSTATUS, DISPATCH, crate::wdf::request_buffer::retrieve_input_buffer;
            270 PFN_WDFREQUESTRETRIEVEOUTPUTBUFFER WdfRequestRetrieveOutputBuffer(Request: WDFREQUEST, MinimumRequiredSize: usize, Buffer: *mut PVOID, Length: *mut usize) -> NTSTATUS, DISPATCH, crate::wdf::request_buffer::retrieve_output_buffer;
            273 PFN_WDFREQUESTRETRIEVEUNSAFEUSERINPUTBUFFER WdfRequestRetrieveUnsafeUserInputBuffer(Request: WDFREQUEST, MinimumRequiredLength: usize, InputBuffer: *mut PVOID, Length: *mut usize) -> NTSTATUS, PASSIVE, crate::wdf::request_user::retrieve_unsafe_input;
            274 PFN_WDFREQUESTRETRIEVEUNSAFEUSEROUTPUTBUFFER WdfRequestRetrieveUnsafeUserOutputBuffer(Request: WDFREQUEST, MinimumRequiredLength: usize, OutputBuffer: *mut PVOID, Length: *mut usize) -> NTSTATUS, PASSIVE, crate::wdf::request_user::retrieve_unsafe_output;
            275 PFN_WDFREQUESTSETINFORMATION WdfRequestSetInformation(Request: WDFREQUEST, Information: ULONG_PTR) -> (), DISPATCH, crate::wdf::request::set_information;
            276 PFN_WDFREQUESTGETINFORMATION WdfRequestGetInformation(Request: WDFREQUEST) -> ULONG_PTR, DISPATCH, crate::wdf::request::get_information;
            277 PFN_WDFREQUESTGETFILEOBJECT WdfRequestGetFileObject(Request: WDFREQUEST) -> WDFFILEOBJECT, DISPATCH, crate::wdf::request::get_file_object;
            278 PFN_WDFREQUESTPROBEANDLOCKUSERBUFFERFORREAD WdfRequestProbeAndLockUserBufferForRead(Request: WDFREQUEST, Buffer: PVOID, Length: usize, MemoryObject: *mut WDFMEMORY) -> NTSTATUS, PASSIVE, crate::wdf::request_user::probe_and_lock;
            279 PFN_WDFREQUESTPROBEANDLOCKUSERBUFFERFORWRITE WdfRequestProbeAndLockUserBufferForWrite(Request: WDFREQUEST, Buffer: PVOID, Length: usize, MemoryObject: *mut WDFMEMORY) -> NTSTATUS, PASSIVE, crate::wdf::request_user::probe_and_lock;
            280 PFN_WDFREQUESTGETREQUESTORMODE WdfRequestGetRequestorMode(Request: WDFREQUEST) -> KPROCESSOR_MODE, DISPATCH, crate::wdf::request::get_requestor_mode;
            281 PFN_WDFREQUESTFORWARDTOIOQUEUE WdfRequestForwardToIoQueue(Request: WDFREQUEST, DestinationQueue: WDFQUEUE) -> NTSTATUS, DISPATCH, crate::wdf::request::forward_to_io_queue;
            282 PFN_WDFREQUESTGETIOQUEUE WdfRequestGetIoQueue(Request: WDFREQUEST) -> WDFQUEUE, DISPATCH, crate::wdf::request::get_io_queue;
            283 PFN_WDFREQUESTREQUEUE WdfRequestRequeue(Request: WDFREQUEST) -> NTSTATUS, DISPATCH, crate::wdf::request::requeue;
            284 PFN_WDFREQUESTSTOPACKNOWLEDGE WdfRequestStopAcknowledge(Request: WDFREQUEST, Requeue: BOOLEAN) -> (), DISPATCH, crate::wdf::request::stop_acknowledge;
            285 PFN_WDFREQUESTWDMGETIRP WdfRequestWdmGetIrp(Request: WDFREQUEST) -> PIRP, DISPATCH, crate::wdf::request::wdm_get_irp;
            393 PFN_WDFREQUESTMARKCANCELABLEEX WdfRequestMarkCancelableEx(Request: WDFREQUEST, EvtRequestCancel: PFN_WDF_REQUEST_CANCEL) -> NTSTATUS, DISPATCH, crate::wdf::request::mark_cancelable_ex;
            394 PFN_WDFREQUESTISRESERVED WdfRequestIsReserved(Request: WDFREQUEST) -> BOOLEAN, DISPATCH, crate::wdf::request::is_reserved;
            418 PFN_WDFIOQUEUESTOPANDPURGE WdfIoQueueStopAndPurge(Queue: WDFQUEUE, StopAndPurgeComplete: PFN_WDF_IO_QUEUE_STATE, Context: WDFCONTEXT) -> (), DISPATCH, crate::wdf::queue::stop_and_purge;
            419 PFN_WDFIOQUEUESTOPANDPURGESYNCHRONOUSLY WdfIoQueueStopAndPurgeSynchronously(Queue: WDFQUEUE) -> (), PASSIVE, crate::wdf::queue::stop_and_purge_synchronously;
            420 PFN_WDFIOTARGETPURGE WdfIoTargetPurge(IoTarget: WDFIOTARGET, Action: WDF_IO_TARGET_PURGE_IO_ACTION) -> (), DISPATCH, crate::wdf::target::purge;
            446 PFN_WDFFILEOBJECTGETINITIATORPROCESSID WdfFileObjectGetInitiatorProcessId(FileObject: WDFFILEOBJECT) -> ULONG, DISPATCH, crate::wdf::file::get_initiator_process_id;
            447 PFN_WDFREQUESTGETREQUESTORPROCESSID WdfRequestGetRequestorProcessId(Request: WDFREQUEST) -> ULONG, DISPATCH, crate::wdf::request::get_requestor_process_id;
        }
    };
}
pub(crate) use wdf_io_functions;
