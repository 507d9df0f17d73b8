Feature: The dirty pages of an i40e VF are those its driver has pinned

  The VF writes only where entries of its rings point. Its driver reads the entries
  before the VF does, and keeps the pages pinned until they are used again.

  @clause:i40e-dirty-complete
  Rule: No page is missing

    Scenario: What a busy VF writes is in the log
      Given a running guest with device "vf0"
      And the guest keeps "vf0" busy
      And the VMM logs dirty pages and has moved "vf0" to pre-copy
      When the VMM lets 100 slices of time pass
      Then the dirty log names every page that "vf0" has written

    Scenario: What a VF writes whose queues are set up in pre-copy is in the log
      Given a running guest with device "vf0"
      And the VMM logs dirty pages and has moved "vf0" to pre-copy
      When the VMM lets 100 slices of time pass
      Then the dirty log names every page that "vf0" has written

    @clause:i40e-dirty-until-stop
    Scenario: What is written on the way to stop-and-copy is in the log
      Given a running guest with device "vf0"
      And the guest keeps "vf0" busy
      And the VMM logs dirty pages and has moved "vf0" to pre-copy
      When the guest sends a frame and the VMM moves "vf0" to stop-and-copy
      Then the dirty log names every page that "vf0" has written

    @clause:i40e-dirty-memory
    Scenario: Memory that is sent while a VF is busy arrives as it was left
      Given a running guest with device "vf0"
      And the guest keeps "vf0" busy
      When the VMM saves the guest
      Then the memory that was sent is the memory of the guest

  Rule: Pages that nobody writes are left out

    @clause:i40e-dirty-only-pinned
    Scenario: Memory that was never given to the VF is not in the log
      Given a running guest with device "vf0"
      And memory that the guest has given to no device
      And the VMM logs dirty pages and has moved "vf0" to pre-copy
      When the VMM lets 100 slices of time pass
      Then the dirty log leaves that memory out

    @clause:i40e-dirty-not-alone
    Scenario: A second device that pins nothing makes every page dirty
      Given a running guest with devices "vf0, zip0"
      And the VMM logs dirty pages and has moved "vf0" to pre-copy
      When the VMM lets 10 slices of time pass
      Then the dirty log names every page of the guest

    @clause:i40e-dirty-ends
    Scenario: Nothing stays pinned after a save
      Given a running guest with device "vf0"
      And the VMM logs dirty pages and has moved "vf0" to pre-copy
      When the VMM moves "vf0" to running
      Then a new dirty log names no page
