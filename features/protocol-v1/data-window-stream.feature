Feature: A stream has a beginning, a middle and an end

  While the device runs, zero means that there is nothing now. Once it has
  stopped, zero means that there will be nothing more.

  Rule: While the device runs, all numbers are passing

    @clause:window-estimate
    Scenario: A busy device offers more than it has announced
      Given a running guest with device "nic0"
      And the guest keeps "nic0" busy
      And the VMM has moved "nic0" to pre-copy
      When the VMM fetches the data of "nic0" while it works
      Then more data came than "nic0" had announced

    @clause:window-zero-for-now @clause:mlx5-changes
    Scenario: A device that was fetched to the end offers what has changed since
      Given a running guest with device "nic0"
      And the VMM has moved "nic0" to pre-copy
      And the VMM has fetched what "nic0" offers so far
      When the guest works with "nic0" for a while
      Then "nic0" offers data again

  Rule: All of it belongs together

    @clause:window-all
    Scenario: A resume without the first segment fails
      Given a saved guest with device "nic0"
      And the VMM has begun to resume "nic0"
      When the VMM tries to finish the resume of "nic0" without the first segment
      Then the write fails
      And "nic0" is resuming or in error

    @clause:window-opaque
    Scenario: The bytes arrive as they left
      Given a saved guest with device "nic0" and more than 3 segments
      When a destination VMM resumes the guest
      Then the segments of "nic0" were written in the order of the source

  Rule: Errors show at any access

    @clause:window-late-error
    Scenario: A segment that cannot be made fails the read of data_offset
      Given a running guest with device "nic0"
      And the VMM has moved "nic0" to stop-and-copy
      And the next time "nic0" prepares a segment it fails
      When the VMM tries to take a segment of "nic0"
      Then the read fails
      And "nic0" is in stop-and-copy

    @clause:window-error-ends
    Scenario: A VMM that cannot fetch a segment gives up
      Given a running guest with device "nic0"
      And the next time "nic0" prepares a segment it fails
      When the VMM tries to save the guest
      Then the VMM gives up
      And "nic0" is running

  @clause:window-broken-order
  Rule: A broken order is refused and does no harm

    Scenario Outline: "<device>" refuses accesses out of order and loses nothing
      Given a running guest with device "<device>"
      And the VMM has moved "<device>" to stop-and-copy
      When the VMM does in "<device>" what the order of the window forbids
      Then each of these accesses fails
      And "<device>" offers its whole state afterwards

      Examples:
        | device |
        | zip0   |
        | nic0   |
